import { LayFoundations1763900000000 } from './1763900000000-lay-foundations.js';
import { CreateFramework1763900000001 } from './1763900000001-create-framework.js';
import { CreateAccess1763900000002 } from './1763900000002-create-access.js';
import { CreateAudit1763900000003 } from './1763900000003-create-audit.js';
import { CreateRelease1763900000004 } from './1763900000004-create-release.js';
import { CarryOutAudits1763900000005 } from './1763900000005-carry-out-audits.js';
import { CarryEnablers1763900000006 } from './1763900000006-carry-enablers.js';
import { CreateEvaluation1763900000007 } from './1763900000007-create-evaluation.js';
import { AskForPreviews1763900000008 } from './1763900000008-ask-for-previews.js';
import { FindColleagues1763900000012 } from './1763900000012-find-colleagues.js';

/** All migrations, oldest first. A new one is added at the end; one that has run anywhere never changes. */
export const MIGRATIONS = [
  LayFoundations1763900000000,
  CreateFramework1763900000001,
  CreateAccess1763900000002,
  CreateAudit1763900000003,
  CreateRelease1763900000004,
  CarryOutAudits1763900000005,
  CarryEnablers1763900000006,
  CreateEvaluation1763900000007,
  AskForPreviews1763900000008,
  FindColleagues1763900000012,
];
