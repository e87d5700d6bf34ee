import { createHash } from 'node:crypto';

/** How the catalogue looks: the app's colours and sizes, in one small sheet that comes with the page. */
export const css = `
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;font:0.9375rem/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;color:#1A1D22;background:#F5F6F8;overflow-wrap:anywhere}
a{color:#0033CC;text-underline-offset:2px;text-decoration-thickness:1px}
:focus-visible{outline:3px solid #0033CC;outline-offset:2px;border-radius:2px}
h1{font-size:1.625rem;line-height:1.25;font-weight:680;letter-spacing:-.01em;margin:.75rem 0 .25rem}
h2{font-size:1.0625rem;line-height:1.35;font-weight:650;margin:0 0 .5rem}
h3{font-size:.9375rem;line-height:1.4;font-weight:650;margin:0}
p{margin:.25rem 0}
ul,ol,dl{margin:0;padding:0}
.skip{position:absolute;left:-999px}
.skip:focus{left:.5rem;top:.5rem;background:#fff;padding:.5rem 1rem;z-index:1}
.bar,.inner{max-width:75rem;margin:0 auto;padding:0 1.25rem}
header{background:#fff;border-bottom:1px solid #D3D7DE}
.bar{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:center;min-height:3.5rem;padding-block:.5rem}
.brand{display:inline-flex;align-items:center;gap:.5rem;color:#1A1D22;text-decoration:none;font-weight:680;font-size:1.0625rem;margin-right:auto}
.row{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem .75rem}
.row a,.pill{display:inline-block;min-height:1.5rem}
[aria-current]{font-weight:650;color:#1A1D22;text-decoration:none}
.lead,.meta,.hint,.count{color:#4F5663}
.lead{max-width:46rem}
.meta,.hint,.count{font-size:.875rem}
.columns{display:grid;gap:1rem;margin:1rem 0 2rem}
.box{background:#fff;border:1px solid #D3D7DE;border-radius:4px;padding:1rem 1.25rem}
.box+.box{margin-top:1rem}
.note{border-left:3px solid #0033CC;background:#E8EDFB;padding:.5rem .75rem;margin:.75rem 0;max-width:60rem}
.warning{border-left-color:#8A4B00;background:#FFF4E5}
form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end}
form div{flex:1 1 14rem}
label{display:block;font-weight:600;font-size:.875rem;margin-bottom:.25rem}
input{font:inherit;width:100%;min-height:2.5rem;padding:.5rem .75rem;border:1px solid #6B7280;border-radius:4px;background:#fff;color:inherit}
button,.button{font:inherit;font-weight:600;min-height:2.5rem;padding:.5rem 1rem;border:0;border-radius:4px;background:#0033CC;color:#fff;cursor:pointer;text-decoration:none;display:inline-block}
button:hover,.button:hover{background:#000066}
.entries{list-style:none}
.entries>li{padding:.75rem 0;border-top:1px solid #DFE2E8}
.entries>li:first-child{border-top:0;padding-top:0}
.facet{margin-top:1rem}
.facet li{list-style:none;display:flex;gap:.5rem;justify-content:space-between;padding:.125rem 0}
.pill{background:#E8EDFB;border-radius:4px;padding:.125rem .5rem}
dl div{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:0 .5rem;padding:.375rem 0;border-top:1px solid #DFE2E8}
dl div:first-child{border-top:0}
dt{color:#4F5663}
dd{margin:0}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.375rem .5rem .375rem 0;border-top:1px solid #DFE2E8;vertical-align:top}
thead th{border-top:0;color:#4F5663;font-weight:600}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
.text>:first-child{margin-top:0}
.text ul,.text ol{padding-left:1.25rem}
footer{border-top:1px solid #D3D7DE;font-size:.8125rem;color:#4F5663}
footer .inner{padding-block:1rem}
@media (min-width:62.5rem){.narrow{display:none}.columns{grid-template-columns:minmax(0,3fr) minmax(16rem,1fr);align-items:start}}
@media print{header nav,.skip,.narrow,form,.facets,footer,.button{display:none}body{background:#fff}.box{border:0;padding:0}.columns{display:block}}
`.trim();

/** The mark by which a page's policy knows the sheet. */
export const cssHash = `sha256-${createHash('sha256').update(css).digest('base64')}`;
