"""Wraps `///` comments of Java files at 116 columns, because the formatter breaks longer ones into lines of code."""

import re,sys,glob
def reflow(path):
    lines=open(path).read().split('\n'); out=[]; i=0; changed=False
    while i<len(lines):
        m=re.match(r'^(\s*)///( ?)(.*)$',lines[i])
        if not m: out.append(lines[i]); i+=1; continue
        ind=m.group(1); block=[]
        j=i
        while j<len(lines):
            mm=re.match(r'^(\s*)///( ?)(.*)$',lines[j])
            if not mm or mm.group(1)!=ind: break
            block.append(mm.group(3)); j+=1
        # orphan detection: a line much shorter than 100-col followed by non-structural text line, preceded by long line
        W=116-len(ind)-4
        paras=[]; cur=[]; infence=False
        res=[]
        def flush():
            nonlocal cur
            if not cur: return
            # need reflow?
            bad=False
            for k,l in enumerate(cur[:-1]):
                nxt=cur[k+1].split(' ')[0]
                if len(l)+1+len(nxt) < W-14 and k>0 and len(cur[k-1])>W-14: bad=True
            if len(cur)>=2 and len(cur[-1])<12 and len(cur[-2])>W-4 and False: bad=True
            if any(len(l)>W+4 for l in cur): bad=True
            if not bad: res.extend(cur)
            else:
                words=' '.join(cur).split(' '); line=''
                for w in words:
                    if line and len(line)+1+len(w)>W: res.append(line); line=w
                    else: line=(line+' '+w) if line else w
                if line: res.append(line)
            cur=[]
        for l in block:
            s=l.strip()
            if s.startswith('```'): flush(); infence=not infence; res.append(l); continue
            if infence or s=='' or l.startswith('    ') or s.startswith(('|','* ','- ','@','#')) or re.match(r'\d+\. ',s) or l.startswith('  '):
                flush(); res.append(l); continue
            cur.append(l)
        flush()
        for l in res: out.append((ind+'/// '+l).rstrip() if l.strip() else ind+'///')
        if res!=block: changed=True
        i=j
    if changed: open(path,'w').write('\n'.join(out)); print(path)
for p in sys.argv[1:] or glob.glob('*/src/*/java/**/*.java', recursive=True):
    reflow(p)
