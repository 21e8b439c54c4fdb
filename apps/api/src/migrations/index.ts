import { LayFoundations1763900000000 } from './1763900000000-lay-foundations.js';
import { CreateFramework1763900000001 } from './1763900000001-create-framework.js';
import { CreateAccess1763900000002 } from './1763900000002-create-access.js';
import { CreateAudit1763900000003 } from './1763900000003-create-audit.js';
import { CreateRelease1763900000004 } from './1763900000004-create-release.js';
import { CarryEnablers1763900000006 } from './1763900000006-carry-enablers.js';

/** All migrations, oldest first. A new one is added at the end; one that has run anywhere never changes. */
export const MIGRATIONS = [
  LayFoundations1763900000000,
  CreateFramework1763900000001,
  CreateAccess1763900000002,
  CreateAudit1763900000003,
  CreateRelease1763900000004,
  CarryEnablers1763900000006,
];
