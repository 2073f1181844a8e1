/** Events between the app's frames on one page, and from the product to them. */
export function createEvents() {
  const subscriptions = new Map();
  let last = 0;
  return {
    on(frame, event, callback) {
      subscriptions.set(++last, { frame, event, callback });
      return last;
    },
    off: (subscription) => void subscriptions.delete(subscription),
    emit(event, payload) {
      for (const subscriber of [...subscriptions.values()]) if (subscriber.event === event) subscriber.callback(payload);
    },
    /** A frame that is gone hears nothing more. */
    forget(frame) {
      for (const [id, subscriber] of subscriptions) if (subscriber.frame === frame) subscriptions.delete(id);
    },
  };
}
