#!/usr/bin/env python3
"""What others do with the same answers and phrases: Python's `re`, and spaCy's PhraseMatcher where spaCy is installed.

    swift run -c release --package-path Tests/Benchmarks score-benchmark --texts answers.txt
    python3 Tests/Benchmarks/compare.py answers.txt Tests/Benchmarks/phrases.txt

Both only look for the phrases: they know no stems, sentences, denials or skills, and cite no evidence. `re` gets one
pattern a phrase; spaCy, which takes no alternatives and no gaps, gets every plain phrase that the alternatives stand for.
"""
import itertools
import re
import sys
import time


def tokens(phrase):
    return re.findall(r"\.\.\.\d*|[()\[\]|]|[^\s()\[\]|]+", phrase)


def parse(items, closer=None):
    """The branches of a phrase: lists of words, ('any', branches), ('maybe', branches) and ('gap', words)."""
    branches, branch = [], []
    while items:
        item = items.pop(0)
        if item == closer:
            break
        if item == "(":
            branch.append(("any", parse(items, ")")))
        elif item == "[":
            branch.append(("maybe", parse(items, "]")))
        elif item == "|":
            branches.append(branch)
            branch = []
        elif item.startswith("..."):
            branch.append(("gap", int(item[3:] or 5)))
        else:
            branch.append(item)
    return branches + [branch]


def pattern(branches):
    def piece(part):
        if isinstance(part, str):
            return r"\b" + re.escape(part.rstrip("*")) + r"\w*\W+"
        kind, inside = part
        if kind == "gap":
            return r"(?:\w+\W+){0,%d}?" % inside
        return "(?:" + pattern(inside) + ")" + ("?" if kind == "maybe" else "")

    return "|".join("".join(piece(part) for part in branch) for branch in branches)


def plain(branches):
    """Every way to say a phrase without its gaps."""
    for branch in branches:
        choices = []
        for part in branch:
            if isinstance(part, str):
                choices.append([part.rstrip("*")])
            elif part[0] == "any":
                choices.append(list(plain(part[1])))
            elif part[0] == "maybe":
                choices.append([""] + list(plain(part[1])))
        for words in itertools.product(*choices):
            yield " ".join(word for word in words if word)


def best(work, texts, rounds=3):
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        found = work(texts)
        times.append(time.perf_counter() - start)
    return len(texts) / min(times), found


def main():
    texts = open(sys.argv[1], encoding="utf-8").read().splitlines()
    phrases = open(sys.argv[2], encoding="utf-8").read().splitlines()
    parsed = [parse(tokens(phrase)) for phrase in phrases]
    patterns = [re.compile(pattern(branches), re.IGNORECASE) for branches in parsed]

    def with_re(texts):
        return sum(1 for text in texts for p in patterns if p.search(text + " "))

    rate, found = best(with_re, texts)
    print(f"Python re, {len(patterns)} patterns: {rate:.0f} answers a second ({found} found)")
    try:
        import spacy
        from spacy.matcher import PhraseMatcher
    except ImportError:
        print("spaCy is not installed")
        return
    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for index, branches in enumerate(parsed):
        matcher.add(str(index), [nlp.make_doc(text) for text in set(plain(branches))])

    def with_spacy(texts):
        return sum(len(matcher(doc)) for doc in nlp.pipe(texts))

    rate, found = best(with_spacy, texts)
    print(f"spaCy {spacy.__version__} PhraseMatcher, blank English: {rate:.0f} answers a second ({found} found)")


main()
