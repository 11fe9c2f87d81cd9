import { batchOf } from './batches.js';
import { referenceAnswer } from './reference.js';
import { differenceOf, difference, place } from './comparison.js';
import { acceptedDifferences } from './differences.js';
import { differenceOfRefusals } from './refusals.js';
import {parse} from 'graphql';
import { ruleOfMessage } from './rules.js';
import { OracleHost } from './host.js';
const host = new OracleHost();
const [from, to, n] = process.argv.slice(2).map(Number);
let acc=0, rej=0, diffs={}, locs={}, tr=0, to_=0, kinds={};
const t0=performance.now();
for (let seed=from; seed<to; seed++) {
  const b = batchOf(seed, n);
  const pending = host.ask('batch', { sdl: b.sdl, later: b.later, requests: b.requests });
  const expected = []; for (const r of b.requests) expected.push(await referenceAnswer(b.schema, r, b.later));
  let actual; try { actual = await pending; } catch (e) { console.log('SEED', seed, e.message); continue; }
  if (actual.refused) { (diffs['SDL '+actual.refused.join('|').replace(/\d+/g,'#').slice(0,150)] ??= []).push([seed]); continue; }
  for (let i=0;i<b.requests.length;i++) {
    const e = expected[i], a = actual.results[i];
    ('errors' in e.answer && !('data' in e.answer)) ? rej++ : acc++;
    kinds[e.stage]=(kinds[e.stage]??0)+1;
    const d = differenceOf(e.answer, a, !b.later);
    if (d) { const known = e.stage==='execution' && !('data' in a) && !a.events && acceptedDifferences.find(x=>x.explains({ours:a, request:b.requests[i], schema:b.schema, document: parse(b.requests[i].query)})); const k = (known?'KNOWN '+known.name:'')+d.replace(/at .*/,'').replace(/two: .*/,'')+' | '+((e.rules??[]).join()||e.answer.errors?.[0]?.message.replace(/"[^"]*"/g,'Q').slice(0,100)||'')+' | '+(a.errors?.[0]?.message.replace(/"[^"]*"/g,'Q').slice(0,100)||''); (diffs[known?'KNOWN '+known.name:k] ??= []).push([seed,i,d,b.requests[i],e.answer,a]); }
    else if (!('data' in a) && a.errors) { const dd = differenceOfRefusals(e, a); if (dd) { const k=e.rules ? dd.split(':')[0] : e.answer.errors[0].message.slice(0,40); (locs[k]??=[]).push([seed,i,dd,b.requests[i],e.answer.errors.map(x=>x.message+JSON.stringify(x.locations)),a.errors.map(x=>x.message+JSON.stringify(x.locations))]); } }
  }
}
console.log({acc,rej,kinds,ms:performance.now()-t0});
const show=(m,c)=>{ for (const [k,v] of Object.entries(m).sort((a,b)=>b[1].length-a[1].length).slice(0,c)) { v.sort((x,y)=>JSON.stringify(x[3]??'').length-JSON.stringify(y[3]??'').length); const x=v[0]; console.log('##',v.length,k,'\n   ',x.slice(0,3).join(' '),'\n   ',JSON.stringify(x[3])?.slice(0,700),'\n   REF',JSON.stringify(x[4])?.slice(0,400),'\n   OUR',JSON.stringify(x[5])?.slice(0,400)); } };
show(diffs, 25); console.log('=== locations', Object.values(locs).reduce((a,b)=>a+b.length,0)); show(locs, 25);
await host.stop();
