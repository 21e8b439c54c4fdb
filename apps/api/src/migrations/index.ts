import { LayFoundations1763900000000 } from './1763900000000-lay-foundations.js';
import { CreateFramework1763900000001 } from './1763900000001-create-framework.js';
import { CreateAccess1763900000002 } from './1763900000002-create-access.js';
import { CreateAudit1763900000003 } from './1763900000003-create-audit.js';
import { CreateRelease1763900000004 } from './1763900000004-create-release.js';
import { CarryOutAudits1763900000005 } from './1763900000005-carry-out-audits.js';
import { CarryEnablers1763900000006 } from './1763900000006-carry-enablers.js';
import { CreateEvaluation1763900000007 } from './1763900000007-create-evaluation.js';
import { AskForPreviews1763900000008 } from './1763900000008-ask-for-previews.js';
import { TellFictionApart1763900000009 } from './1763900000009-tell-fiction-apart.js';
import { NameReturns1763900000010 } from './1763900000010-name-returns.js';
import { FindColleagues1763900000012 } from './1763900000012-find-colleagues.js';
import { OpenPartnerRatings1763900000013 } from './1763900000013-open-partner-ratings.js';
import { ReleaseByConsent1763900000016 } from './1763900000016-release-by-consent.js';
import { LoseNothing1763900000018 } from './1763900000018-lose-nothing.js';
import { TakeInWorkbooks1763900000020 } from './1763900000020-take-in-workbooks.js';
import { CarryAndShare1763900000022 } from './1763900000022-carry-and-share.js';
import { AppointPeople1763900000023 } from './1763900000023-appoint-people.js';
import { ReferToEvidence1763900000024 } from './1763900000024-refer-to-evidence.js';
import { PlanActions1763900000025 } from './1763900000025-plan-actions.js';
import { RequireSentForSigning1763900000026 } from './1763900000026-require-sent-for-signing.js';
import { EnterForPartners1763900000030 } from './1763900000030-enter-for-partners.js';
import { DateServing1763900000031 } from './1763900000031-date-serving.js';
import { KeepPositions1763900000032 } from './1763900000032-keep-positions.js';
import { CommentOnItems1763900000033 } from './1763900000033-comment-on-items.js';
import { CorrectReferences1763900000034 } from './1763900000034-correct-references.js';
import { LastDaysAndJointReturns1763900000035 } from './1763900000035-last-days-and-joint-returns.js';
import { CountJoiners1763900000036 } from './1763900000036-count-joiners.js';
import { OfferContact1763900000037 } from './1763900000037-offer-contact.js';
import { IssueKeys1763900000039 } from './1763900000039-issue-keys.js';
import { KeepNoLonger1763900000041 } from './1763900000041-keep-no-longer.js';
import { PlanPoliciesOnce1763900000043 } from './1763900000043-plan-policies-once.js';
import { NameImprovements1763900000044 } from './1763900000044-name-improvements.js';
import { LetAgencyPeopleIn1763900000046 } from './1763900000046-let-agency-people-in.js';
import { NameWhatAsked1763900000048 } from './1763900000048-name-what-asked.js';
import { LookUpWhatSeldomMatters1763900000050 } from './1763900000050-look-up-what-seldom-matters.js';
import { WriteCutOffOnce1763900000052 } from './1763900000052-write-cut-off-once.js';

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
  TellFictionApart1763900000009,
  NameReturns1763900000010,
  FindColleagues1763900000012,
  OpenPartnerRatings1763900000013,
  ReleaseByConsent1763900000016,
  LoseNothing1763900000018,
  TakeInWorkbooks1763900000020,
  CarryAndShare1763900000022,
  AppointPeople1763900000023,
  ReferToEvidence1763900000024,
  PlanActions1763900000025,
  RequireSentForSigning1763900000026,
  EnterForPartners1763900000030,
  DateServing1763900000031,
  KeepPositions1763900000032,
  CommentOnItems1763900000033,
  CorrectReferences1763900000034,
  LastDaysAndJointReturns1763900000035,
  CountJoiners1763900000036,
  OfferContact1763900000037,
  IssueKeys1763900000039,
  KeepNoLonger1763900000041,
  PlanPoliciesOnce1763900000043,
  NameImprovements1763900000044,
  LetAgencyPeopleIn1763900000046,
  NameWhatAsked1763900000048,
  LookUpWhatSeldomMatters1763900000050,
  WriteCutOffOnce1763900000052,
];
