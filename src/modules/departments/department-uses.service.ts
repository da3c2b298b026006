/** Who still needs a department: later modules (staff, open cases) answer before it is closed, without it knowing them. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

export type DepartmentUse = (tx: Tx, departmentId: string) => Promise<boolean>;

@Injectable()
export class DepartmentUsesService {
  private readonly uses: DepartmentUse[] = [];

  register(use: DepartmentUse): void {
    this.uses.push(use);
  }

  async isInUse(tx: Tx, departmentId: string): Promise<boolean> {
    for (const use of this.uses) if (await use(tx, departmentId)) return true;
    return false;
  }
}
