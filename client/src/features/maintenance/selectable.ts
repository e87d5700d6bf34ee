type Can = { allowed: boolean };
/** A material that may be chosen together with others. */
export type Selectable = {
  id: string;
  version: number;
  title: string;
  viewerCan: { assignMaintenance: Can; confirmUnchanged: Can; takeIntoCare: Can };
};

/** Whether there is something that can be done with a row together with others. */
export const isSelectable = ({ viewerCan: can }: Selectable) =>
  can.assignMaintenance.allowed || can.confirmUnchanged.allowed || can.takeIntoCare.allowed;
