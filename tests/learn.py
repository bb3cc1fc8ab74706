"""Learn the weights of segment's cues from pages with gold.

usage: learn.py lines|articles PAGES_DIR... [--epochs=N] [--write]
       learn.py mean WEIGHTS.json... [--write]

PAGES_DIR holds NAME.txt and NAME.gold.json, as the page wrecker writes them. Learn the
lines first: the articles are learned from the blocks that the lines then make. One
learning differs from the next by .01 to .03 on the samples, their mean by less.
"""

import json
import math
import random
import sys
from collections import Counter
from pathlib import Path

from dibao import analyze
from dibao.clean import clean
from dibao.model import Page, lines_of
from dibao.segment import (
    cues,
    items,
    join,
    lattice,
    marks,
    moves,
    parts,
    pieces,
    place,
    scene,
    weigh,
)
from dibao.segment.moves import State
from dibao.segment.parts import Part
from dibao.segment.sheet import sheet as sheet_of

# Steps of .25, .3 and 1 and pulls of .004, .0004 and .0001 were tried on other pages.
STEP, PULL, DROPPED = 0.3, 0.0004, 0.1
# Two blocks merged are two lost, one split is one: what loses least is not quite what
# is likeliest, and log 2 speaks for a new block. Among titles exact rises by .01 with
# it; between paragraphs para_f1 falls beyond .25 (0 to .7 tried on wrecked pages).
PARTING = {"cut display": 0.7, "cut": 0.25}
LONGEST_ASIDE = 8  # lines
LEAST = 1e-3  # a share below this is not counted
WEIGHTS = Path(weigh.__file__).with_name("weights.json")


def bare(text):
    return "".join(text.split())


def pages(folders):
    """Return (pieces, gold block of each piece) of every page that has one."""
    found = []
    for folder in folders:
        for file in sorted(Path(folder).glob("*.txt")):
            gold = json.loads(
                file.with_suffix("").with_suffix(".gold.json").read_text("utf-8")
            )
            if any("page" in block for block in gold):
                continue
            raw = file.read_bytes()
            try:
                text = raw.decode("utf-8-sig")
            except UnicodeDecodeError:
                continue
            if "\f" in text:
                continue
            text, gold = with_commas(text, gold) if len(found) % 2 else (text, gold)
            own = pieces.pieces(clean(Page(lines_of(text))))
            found.append((own, [owner(piece, gold) for piece in own], gold))
    return found


def with_commas(text, gold):
    """Return a page with commas for the blanks inside its titles, where they stand.

    Television titles part their halves with a blank, newspapers as often with a comma;
    learned from the ones alone, a comma would speak against a headline.
    """
    made = []
    for block in gold:
        old = block["text"]
        if block["role"] != "body" and " " in old and text.count(old) == 1:
            new = old.replace(" ", "，", 1)
            text, block = text.replace(old, new), block | {"text": new}
        made.append(block)
    return text, made


def owner(piece, gold):
    """Return the index of the gold block a piece belongs to, -1 for none."""
    number, text = piece.span.line, bare(piece.text)
    near = [
        (k, block)
        for k, block in enumerate(gold)
        if block["lines"][0] <= number <= block["lines"][1]
    ]
    for k, block in near:
        if text in bare(block["text"]):
            return k
    return near[0][0] if len(near) == 1 else -1


def is_prose(block):
    return block["role"] == "body" or (
        block["role"] == "caption" and "。" in block["text"]
    )


def states(own, owners, gold, body):
    """Return the right state of every running piece; None where none can be right."""
    found, last_prose, rest = [], -1, Counter(owners[n] for n in body)
    for at, n in enumerate(body):
        k = owners[n]
        rest[k] -= 1
        if k < 0:
            return None
        same = at > 0 and owners[body[at - 1]] == k
        pending = last_prose >= 0 and rest[last_prose] > 0
        before = found[-1] if found else None
        if is_prose(gold[k]):
            on = before in moves.PROSE and same
            on = on or (before in moves.ASIDES and last_prose == k)
            found.append(State.ON if on else State.BEGIN)
            last_prose = k
        elif before in moves.PROSE and pending and not own[body[at - 1]].stops:
            found.append(State.ASIDE)
        elif before in moves.ASIDES and pending:
            found.append(State.ASIDE_WRAP if same else State.ASIDE)
        else:
            wraps = same and before in moves.SHOWN
            found.append(State.WRAP if wraps else State.DISPLAY)
    return found


def follow(sheet, path, known):
    """Return how often each cue stands on a path of states; None if it is no path."""
    found, at, prose = Counter(), None, -1
    for n, state in enumerate(path):
        keys = options(sheet, (at, prose), n).get(state)
        if keys is None:
            return None
        for key in keys:
            found.update(names(sheet, key, known))
        at, prose = state, n if state in moves.PROSE else prose
    return None if at is None or at in moves.ASIDES else found


def options(sheet, path, n):
    """Return the states line ``n`` may have after a path, and what is weighed for each.

    A path is its last state and its last line of running text; what is weighed is a key
    and the two lines it looks at.
    """
    state, prose = path
    if state is None:
        return {after: ((key, n, n),) for after, key in moves.OPENINGS.items()}
    found = {}
    for after, keys in moves.MOVES[state].items():
        if "aside" in keys and sheet.pieces[n - 1].stops:
            continue
        found[after] = tuple(
            (key, prose if key == "on over" else n - 1, n) for key in keys
        )
    return found


def names(sheet, key, known):
    """Return the names of what is weighed; ``known`` keeps the cues of each line."""
    name, *lines = key
    prefix, source = moves.KEYS[name]
    place = source, *lines
    if place not in known:
        known[place] = shown(sheet, *place)
    return [prefix, *(f"{prefix}: {cue}" for cue in known[place])]


def shown(sheet, source, above, n):
    """Return the cues of a line that come from one source."""
    if source == "alone":
        return cues.alone(sheet, n)
    return cues.pair(sheet, above, n)[source == "first pair"]


def running(own):
    """Return a page's marks, the places of its unmarked pieces, and their sheet."""
    marked = marks.settle_folios(
        [marks.mark(p.text, p.em) for p in own], [p.gap for p in own]
    )
    body = tuple(n for n, mark in enumerate(marked) if not mark)
    return marked, body, sheet_of(tuple(own[n] for n in body), body, analyze.words)


def line_examples(folders):
    found = []
    for own, owners, gold in pages(folders):
        _, body, sheet = running(own)
        right, known = states(own, owners, gold, body), {}
        wanted = follow(sheet, right, known) if right else None
        if wanted:
            found.append((sheet, wanted, known))
    return found


def ascend(examples, expectation, epochs):
    """Return weights that make gold's labels likeliest: a conditional random field.

    ``expectation(example, weights)`` gives the log of the sum over all labelings and
    how often each cue is expected. Gradient ascent with a step of its own for each cue
    (AdaGrad, Duchi et al. 2011) and a pull to 0. In each example some cues are left out
    at random, so that none can answer alone for what a few others show as well. What
    is returned is the mean of the weights after each example from the second epoch on
    (Polyak and Juditsky 1992): the last examples seen would weigh too much.
    """
    weights, squares, lag, seen = Counter(), Counter(), Counter(), 0
    for epoch in range(epochs):
        dice = random.Random(epoch)
        dice.shuffle(examples)
        loss = 0.0
        for example in examples:
            wanted = example[1]
            hidden = {name for name in sorted(wanted) if dice.random() < DROPPED}
            shown = Counter({k: v for k, v in weights.items() if k not in hidden})
            total, expected = expectation(example, shown)
            loss += total - sum(shown[name] * n for name, n in wanted.items())
            slope = Counter(wanted)
            slope.subtract(expected)
            for name, by in slope.items():
                if name in hidden:
                    continue
                by -= PULL * weights[name]
                squares[name] += by * by
                by *= STEP / (squares[name] ** 0.5 + 1e-6)
                weights[name] += by
                lag[name] += by * seen
            seen += epoch > 0
        print(f"epoch {epoch + 1}: loss {loss / len(examples):.3f}", file=sys.stderr)
    mean = {k: v - lag[k] / max(seen, 1) for k, v in sorted(weights.items())}
    return {k: round(v, 3) for k, v in mean.items() if abs(v) >= 0.005}


def log_sum(values):
    top = max(values)
    return top + math.log(sum(math.exp(value - top) for value in values))


def line_rows(sheet, score):
    """Return for each line the states it may be in, and every way into them."""
    rows, before = [], {None: (None, -1)}
    for n in range(len(sheet.pieces)):
        row, paths = {}, {}
        for old, path in before.items():
            for state, keys in options(sheet, path, n).items():
                prose = n if state in moves.PROSE else path[1]
                if state in moves.ASIDES and n - prose > LONGEST_ASIDE:
                    continue
                new = (state, prose if state in moves.ASIDES else None)
                paths[new] = state, prose
                row.setdefault(new, []).append((old, keys, sum(map(score, keys))))
        rows.append(row)
        before = paths
    return rows


def forwards(rows):
    """Return for each line the log sums over all ways that end in a state."""
    sums = [{None: 0.0}]
    for row in rows:
        sums.append(
            {
                new: log_sum([sums[-1][old] + weight for old, _, weight in ways])
                for new, ways in row.items()
            }
        )
    return sums


def ways_with_shares(rows):
    """Yield the log sum over all labelings, then (keys, share) of every way."""
    forward = forwards(rows)
    backward = {new: 0.0 for new in forward[-1] if new[0] not in moves.ASIDES}
    total = log_sum([forward[-1][new] for new in backward])
    yield total
    for n in range(len(rows) - 1, -1, -1):
        into = {}
        for new, ways in rows[n].items():
            for old, keys, weight in ways if new in backward else ():
                through = weight + backward[new]
                into.setdefault(old, []).append(through)
                share = math.exp(min(forward[n][old] + through - total, 0.0))
                if share > LEAST:
                    yield keys, share
        backward = {old: log_sum(values) for old, values in into.items()}


def line_expectation(example, weights):
    """Return the log sum over all labelings of a page's lines, and expected cues."""
    sheet, _, known = example
    named = {}

    def score(key):
        if key not in named:
            found = names(sheet, key, known)
            named[key] = found, sum(weights[name] for name in found)
        return named[key][1]

    total, *ways = ways_with_shares(line_rows(sheet, score))
    found = Counter()
    for keys, share in ways:
        for name in (name for key in keys for name in named[key][0]):
            found[name] += share
    return total, found


def learn_lines(folders, epochs):
    examples = line_examples(folders)
    print(f"{len(examples)} pages", file=sys.stderr)
    learned = ascend(examples, line_expectation, epochs)
    return learned | {k: round(learned.get(k, 0) + v, 3) for k, v in PARTING.items()}


PARTS = {
    "kicker": Part.KICKER,
    "headline": Part.HEAD,
    "deck": Part.DECK,
    "crosshead": Part.CROSS,
    "body": Part.BODY,
    "caption": Part.CAPTION,
}


def article_examples(folders):
    """Return (scene, gold cues) of the pages whose gold can be reached."""
    found = []
    for own, owners, gold in pages(folders):
        marked, body, sheet = running(own)
        groups = join.groups(join.labels(sheet, weigh.learned("lines")))
        all_items = tuple(
            item
            for item in items.items(own, marked, body, groups)
            if item.mark is not marks.Mark.FURNITURE
        )
        if not all_items:
            continue
        contexts = items.contexts(all_items, analyze.words)
        right = gold_steps(all_items, owners, gold)
        if not right:
            continue
        whole = scene.scene(all_items, contexts)
        wanted = walk(whole, right)
        if wanted is not None:
            found.append((whole, wanted))
    return found


def gold_steps(all_items, owners, gold):
    """Return the right steps of a page's items; None where none can be right."""
    steps, state, last, known = [], None, None, set()
    for item in all_items:
        k = Counter(owners[m] for m in item.members).most_common(1)[0][0]
        if k < 0:
            return None
        role, number = gold[k]["role"], gold[k]["article"]
        options = parts.allowed(parts.choices(item), state)
        number = number or last or 1
        part = PARTS.get(role, Part.MARK)
        if part not in {step[0].part for step in options}:
            part = Part.BODY if item.is_prose else Part.CAPTION
            part = Part.MARK if item.mark else part
        # A caption may lie far from its article; only one of no article begins one.
        strays = part in (Part.CAPTION, Part.MARK) and number in known
        is_first = number != last and not strays
        step = next(
            (s for s in options if s[0].part is part and s[1] == is_first), None
        )
        if step is None:
            return None
        steps.append(step)
        state, last = step[0], last if strays else number
        known.add(number)
    return steps


def gold_habit(steps):
    """Return where more headlines stand: "before" their text or "after" it."""
    after = sum(s.part is Part.HEAD and s.has_prose for s, _ in steps)
    before = sum(s.part is Part.HEAD and not s.has_prose for s, _ in steps)
    return "after" if after > before else "before"


def walk(one, steps):
    """Return how often each cue stands on a path of steps."""
    found, state, habit = Counter(), None, gold_habit(steps)
    for n, step in enumerate(steps):
        found.update(cues_of(one, habit, n, (state, step)))
        state = step[0]
    return None if state.part is Part.KICKER else found


def cues_of(one, habit, n, change):
    """Return all cues of a step over item ``n``; the last has those of the end too."""
    state, (after, is_first) = change
    own = place.own_cues(one, n).get(after.part, ())
    found = [f"{prefix}: {cue}" for prefix, cues in own for cue in cues]
    how = parts.how_of(state, is_first)
    found += place.place_cues(after.part, how, place.look_of(one, n), habit)
    found += parts.step_cues(state, change[1], closed=one.closed[n], habit=habit)
    if n + 1 == len(one.items):
        found += parts.end_cues(after, closed=one.closed[-1], habit=habit)
    return found


def learn_articles(folders, epochs):
    examples = article_examples(folders)
    print(f"{len(examples)} pages", file=sys.stderr)
    return ascend(examples, article_expectation, epochs)


def article_expectation(example, weights):
    """Return the log sum over all labelings of a page's items, and expected cues."""
    one, scale, runs = example[0], weigh.scale_of(weights), []
    read = lattice.lattices(lattice.seen(one, scale), scale)
    for habit, rows in zip(lattice.HABITS, read, strict=True):
        states = rows[-1].crossing.states
        ends = lattice.leaving(scale, states, one.closed[-1], habit)
        runs.append((habit, rows, *lattice.shares(rows, ends)))
    z = log_sum([total for *_, total, _ in runs])
    found = Counter()
    for habit, rows, total, shares in runs:
        odds = math.exp(total - z)
        for n, change, share in changes(rows, shares) if odds > LEAST else ():
            if share * odds > LEAST:
                for name in cues_of(one, habit, n, change):
                    found[name] += share * odds
    return z, found


def changes(rows, shares):
    """Yield (item, (state before, step), share) of every step of a lattice."""
    before = (None,)
    for n, (row, share) in enumerate(zip(rows, shares, strict=True)):
        over = row.crossing
        ways = zip(over.befores, over.afters, over.firsts, share, strict=True)
        for old, new, is_first, by in ways:
            yield n, (before[old], (over.states[new], is_first)), by
        before = over.states


def mean(files):
    """Return the mean of several learnings' weights."""
    learned = [json.loads(Path(file).read_text("utf-8")) for file in files]
    found = {"lines": {}, "articles": {}}
    for what, table in found.items():
        for name in sorted({name for one in learned for name in one[what]}):
            by = sum(one[what].get(name, 0) for one in learned) / len(learned)
            table |= {name: round(by, 3)} if abs(by) >= 0.005 else {}
    return found


def main(argv):
    what, folders = argv[0], [a for a in argv[1:] if not a.startswith("--")]
    epochs = next((int(a[9:]) for a in argv if a.startswith("--epochs=")), 5)
    old = json.loads(WEIGHTS.read_text("utf-8")) if WEIGHTS.exists() else {}
    if what == "mean":
        old = mean(folders)
    else:
        learn = {"lines": learn_lines, "articles": learn_articles}[what]
        old[what] = learn(folders, epochs)
    text = json.dumps(old, ensure_ascii=False, indent=0, sort_keys=True)
    if "--write" in argv:
        WEIGHTS.write_text(text + "\n", "utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main(sys.argv[1:])
