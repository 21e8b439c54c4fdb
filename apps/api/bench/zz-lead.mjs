import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execSync, spawn } from 'node:child_process';
import { startEmbeddedPostgres } from '../dist/platform/embedded-postgres.js';
import { Editor } from './editor.mjs';
import { load } from './load.mjs';
import { processorTime, memoryOf } from './measures.mjs';
import { makeWorld, start, startService, stopAll } from './processes.mjs';
import * as requests from './requests.mjs';
import { once } from 'node:events';
const what=(process.argv[2]??'autosave').split(','); const seconds=Number(process.argv[3]??2); const rounds=Number(process.argv[4]??2);
const folder=mkdtempSync(join(tmpdir(),'zz-'));
const server=await startEmbeddedPostgres(join(folder,'p'));
const pgpids=()=>execSync(`pgrep -f ${folder} || true`).toString().trim().split('\n');
const ticksOf=(pid)=>{try{const f=readFileSync(`/proc/${pid}/stat`,'utf8').split(') ')[1].split(' ');return +f[11]+ +f[12];}catch{return 0;}};
try{
 const world=await makeWorld(server,'S');
 const service=await startService(world.addresses);
 const host=`localhost:${service.port}`;
 const framework={items:world.items,levels:world.levels};
 const own=world.audits.slice(0,32).map(a=>new Editor(a,framework));
 const first=await start('./service.mjs',{addresses:world.addresses,keptAnswers:0});
 const limited=world.audits.slice(64,72);
 const limit=await start('./limit.mjs',{addresses:world.addresses,audits:limited,framework});
 const cases={autosave:[service,requests.autosaves(own,host)],submit:[service,requests.submits(own,host)],first:[first,requests.rounds(requests.reads(world))],audit:[service,requests.rounds(requests.ownAudits({...world,host}))]};
 const pgTicks=()=>{const main=readFileSync((()=>{const f=join(folder,'p');return execSync('find '+f+' -name postmaster.pid').toString().trim();})(),'utf8').split('\n')[0];const kids=readFileSync(`/proc/${main}/task/${main}/children`,'utf8').trim().split(' ');return kids.reduce((s,p)=>s+ticksOf(p),0);};
 for(let r=0;r<rounds;r++) for(const w of what){
  if(w.startsWith('limit-')){const a=once(limit.child,'message');limit.child.send({what:w.slice(6),seconds});const p0=pgTicks();const[m]=await a;console.log(w,m.perSecond.toFixed(0),'p50',m.p50.toFixed(2),'p99',m.p99.toFixed(2),'db',((pgTicks()-p0)*10/m.requests).toFixed(3));continue;}
  const [s,clients]=cases[w]; const t0=ticksOf(s.pid),p0=pgTicks();
  let prof; if(process.env.PERF&&r===rounds-1){process.kill(s.pid,'SIGUSR2');}
  const m=await load({port:s.port,clients,seconds});
  console.log(w,m.perSecond.toFixed(0),'p50',m.p50.toFixed(1),'p99',m.p99.toFixed(1),'server',((ticksOf(s.pid)-t0)*10/m.requests).toFixed(3),'db',((pgTicks()-p0)*10/m.requests).toFixed(3),'load 1m',execSync('cut -d" " -f1 /proc/loadavg').toString().trim());
 }
if(process.env.EXPLAIN)await (await import('./zz-explain.mjs')).explain(world.addresses.owner,world.audits[0],world.items.slice(0,1));
}finally{await stopAll();await server.stop();rmSync(folder,{recursive:true,force:true});}
