import pg from 'pg';
import { writeAnswers } from '../dist/audit/write-answers.js';
export async function explain(owner,audit,items){
const su=new pg.Client({connectionString:owner}); await su.connect();
let q; await writeAnswers({sql:(s,...v)=>{q={text:s.reduce((b,x,i)=>`${b}$${i}${x}`),values:v};return [];}},{type:'own',id:audit.authorityId,personId:audit.personId},{authorityId:audit.authorityId,auditId:audit.auditId,answers:items.map(i=>({recommendationId:i,version:0,rating:'x',note:'y'}))});
await su.query('set session authorization svc_authority');
await su.query('begin'); await su.query(`select set_config('app.authority_id', $1, true), set_config('app.agency_id', '', true), set_config('app.person_id', $2, true), set_config('plan_cache_mode','force_generic_plan',true)`,[audit.authorityId,audit.personId]);
await su.query(`prepare w as ${q.text}`);
const lit=v=>v===null?'null':Array.isArray(v)?`'{${v.map(x=>x===null?'null':JSON.stringify(String(x))).join(',')}}'`:`'${v}'`;
const r=await su.query(`explain (analyze, summary, timing off) execute w(${q.values.map(lit).join(',')})`);
const t=r.rows.map(x=>x['QUERY PLAN']).join('\n');
console.log(t);
console.error('lines',t.split('\n').length,'InitPlan',(t.match(/InitPlan \d+\n/g)||[]).length,'SubPlan',(t.match(/SubPlan \d+\n/g)||[]).length,'Scan',(t.match(/Scan/g)||[]).length,'never',(t.match(/never executed/g)||[]).length);
await su.query('rollback');await su.end();}
