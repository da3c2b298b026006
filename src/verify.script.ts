/**
 * `npm run verify`: looks through the whole instance of DATABASE_URL, or the embedded one while the service stands still, with its files;
 * after a restore or at any time. Ends with 1 where anything does not fit.
 */
import { InstanceVerification } from './modules/transfer/instance-verification.service.js';
import { onInstance } from './on-instance.js';
import { loadConfigOfInstance } from './platform/config/config.js';
import { reasonOf } from './reason.js';

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  const { cases, logEntries, files, auditLines, faults } = await onInstance(loadConfigOfInstance(), (app) =>
    app.get(InstanceVerification).run((fault) => tell(`FAULT ${fault}`)),
  );
  tell(`${cases} cases, ${logEntries} entries of their logs, ${files} files, ${auditLines} lines of the audit log.`);
  tell(faults === 0 ? 'Everything is whole.' : `${faults} faults.`);
  process.exitCode = faults === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`Nothing was verified. ${reasonOf(error)}\n`);
  process.exitCode = 1;
}
