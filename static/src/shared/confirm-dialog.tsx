import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import type { ReactNode } from 'react';
import { t } from '../texts';

interface ConfirmProps {
  readonly title: string;
  readonly confirm: string;
  readonly busy: boolean;
  readonly danger?: boolean;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
  readonly children: ReactNode;
}

/** Asks once more. Focus starts on the way out, stays inside, and goes back to where it came from; Escape means no. */
export function ConfirmDialog({ title, confirm, busy, danger, onCancel, onConfirm, children }: ConfirmProps) {
  return (
    <Modal onClose={onCancel} width="small" label={title}>
      <ModalHeader><ModalTitle>{title}</ModalTitle></ModalHeader>
      <ModalBody><div className="stack-tight">{children}</div></ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onCancel} autoFocus>{t.shared.cancel}</Button>
        <Button appearance={danger === true ? 'danger' : 'primary'} isLoading={busy} onClick={onConfirm}>{confirm}</Button>
      </ModalFooter>
    </Modal>
  );
}
