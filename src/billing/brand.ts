declare const brand: unique symbol;

/** A value of type T that only the module which validates it can make: two brands of string never mix. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
