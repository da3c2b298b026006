/** The name of an operation, in the OpenAPI document and in the audit log: controller and method. Example: `parties_reveal`. */
export const operationOf = (controller: string, method: string): string =>
  `${lowerFirst(controller.replace(/Controller$/, ''))}_${method}`;

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
