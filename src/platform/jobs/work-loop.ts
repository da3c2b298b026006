/**
 * Works off what waits, one thing after another, in the background of a process. The ticker only wakes it: what it does may take
 * long, and whatever else happens by itself does not wait for it.
 */
export class WorkLoop {
  /** What is in hand should end at its next step. */
  isStopped = false;
  private working: Promise<void> | undefined;

  constructor(
    /** takes and does the next thing; false when nothing waits */
    private readonly next: () => Promise<boolean>,
    private readonly failed: (error: unknown) => void,
  ) {}

  wake(): Promise<void> {
    this.working ??= this.workOff().finally(() => (this.working = undefined));
    return Promise.resolve();
  }

  stop(): void {
    this.isStopped = true;
  }

  /** When nothing is left to do. */
  async idle(): Promise<void> {
    await this.working;
  }

  private async workOff(): Promise<void> {
    try {
      while (!this.isStopped && (await this.next()));
    } catch (error) {
      this.failed(error);
    }
  }
}
