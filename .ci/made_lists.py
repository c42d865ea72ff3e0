"""Documents with reference lists of many layouts, made of the shared references, to see whether each
reference is cut out as it went in. `documents(data, seed, count)` gives each as (layout, name's
extension, text, references)."""
import html, json, random, re, textwrap

# Careless or foreign to reference lists, or too few.
LEFT_OUT = {'anystyle-ugly', 'anystyle-core', 'linkedbooks', 'parscit-cora'}
PROSE = (
    'The method may be applied to a wide range of materials (Smith, 2004; Jones et al., 2011). In 2009 the first '
    'author took samples of moss from old roofs. Growth depends on light, water and the age of the tiles, as Green '
    '[12, p. 45] had supposed. We thank two reviewers.',
    'Further work is needed. The mean of three runs is given in Table 2. Differences between 1998 and 2005 are small.')
HEADINGS = ['References', 'REFERENCES', 'Bibliography', 'Literature Cited', 'Works cited', '6. References', 'References:']
OF_SOURCE = {
    'scielo': ['Referências', 'REFERENCIAS', 'Referencias bibliográficas', 'Bibliografía'],
    'iospe': ['Литература', 'Список литературы', 'ЛИТЕРАТУРА', 'Библиографический список']}
GROUPS = [['Primary sources', 'Secondary sources'], ['Monographs', 'Articles', 'Internet sources'], ['I. Sources', 'II. Studies']]
GROUPS_RUSSIAN = [['Источники', 'Исследования'], ['Книги', 'Статьи', 'Электронные ресурсы']]
BEHIND = [
    '', '', 'Received 12 May 2011; accepted 3 June 2011.', 'Поступила в редакцию 12.05.2011',
    'Author information\nJohn Smith, Professor of Moss, 12 Main Street, London. E-mail: js@roofs.example',
    'Figure captions\nFig. 1. A roof with moss, seen from the north.',
    'Table 1. Roofs by age\n\nAge  Number  Share\n10  23  12.5\n20  45  33.1',
    'УДК 582.32\nА. А. Зеленов\nМХИ И ЛИШАЙНИКИ ЧЕРЕПИЧНЫХ КРЫШ\n\nАннотация. Рассмотрены мхи черепичных крыш.',
    'John Smith is professor of moss at the University of Roofs. He has written three books on roofs.',
    'Summary. Moss on tiled roofs of four towns is described (pp. 12–19).']
NUMBERS = ['%d. ', '[%d] ', '%d) ', '(%d) ', '%d ', '[%d]. ', '%d.\t', '%d.', '', '', '- ', '• ']
LAYOUTS = ['plain', 'plain', 'plain', 'groups', 'pages', 'indented', 'html', 'html items', 'two lists']


def sources(data):
    """The references of each source, without the numbers that they bear."""
    for file in sorted((data / 'parse').glob('*.train.jsonl')):
        name = file.name.split('.')[0]
        if name not in LEFT_OUT:
            texts = [json.loads(line)['text'] for line in open(file, encoding='utf-8') if line.strip()]
            bare = [re.sub(r'^\s*(\[\d+\]|\(?\d{1,3}[.)]|\d{1,3}\s)\s*', '', ' '.join(text.split())) for text in texts]
            yield name, bare


def documents(data, seed, count):
    choice = random.Random(seed)
    known = dict(sources(data))
    for _ in range(count):
        yield document(known, choice)


def some(known, choice, most):
    """Neighbouring references of one source: most stand in one document."""
    name = choice.choice(sorted(known))
    number = choice.randint(8, most)
    start = choice.randrange(len(known[name]) - number)
    kept = [r for r in known[name][start:start + number] if 25 < len(r) < 600 and r[0].isalpha()]
    return (name, kept) if len(kept) > 3 else some(known, choice, most)


def document(known, choice):
    name, references = some(known, choice, 45)
    layout, number = choice.choice(LAYOUTS), choice.choice(NUMBERS)
    # Without numbers something else must tell where entries begin.
    spacing = choice.choice(['blank', 'hanging'] if number == '' else ['close', 'close', 'blank', 'hanging'])
    width = choice.choice([0, 70, 80, 95])
    if layout in ('pages', 'indented'):
        width = width or 80
    if layout == 'pages' and number == '':
        spacing = 'hanging'
    indents = ('     ', '') if layout == 'indented' else ('', '    ' if spacing == 'hanging' else '')

    def entry(i, text):
        text = (number % i if '%' in number else number) + text
        if not width:
            return text
        return textwrap.fill(text, width, initial_indent=indents[0], subsequent_indent=indents[1],
                             break_on_hyphens=False, break_long_words=False)

    def block(texts, first=1):
        return ('\n\n' if spacing == 'blank' else '\n').join(entry(i, t) for i, t in enumerate(texts, first))

    heading = choice.choice(OF_SOURCE.get(name, HEADINGS))
    behind = choice.choice(BEHIND)
    before = '\n\n'.join(textwrap.fill(p, width or 10_000) for p in PROSE)
    plain = f'{before}\n\n{heading}\n{choice.choice(["", chr(10)])}{block(references)}\n\n{behind}\n'
    if layout == 'groups':
        titles = choice.choice(GROUPS_RUSSIAN if name == 'iospe' else GROUPS)
        cuts = [len(references) * n // len(titles) for n in range(len(titles) + 1)]
        anew = choice.random() < 0.5
        parts = [f'{title}\n{block(references[a:b], 1 if anew else a + 1)}' for title, a, b in zip(titles, cuts, cuts[1:])]
        return layout, 'txt', f'{before}\n\n{heading}\n\n' + '\n\n'.join(parts) + '\n', references
    if layout == 'pages':
        lines, page, out = plain.split('\n'), choice.randint(5, 400), []
        for start in range(0, len(lines), 42):
            out += ['\f' * (start > 0) + 'Moss and Roofs, vol. 12 (2011)', *lines[start:start + 42], '', str(page)]
            page += 1
        return layout, 'txt', '\n'.join(out) + '\n', references
    if layout == 'two lists':
        other, more = some(known, choice, 20)
        second = choice.choice([h for h in OF_SOURCE.get(other, HEADINGS) if h != heading])
        return layout, 'txt', f'{before}\n\n{heading}\n{block(references)}\n\n{second}\n{block(more)}\n', references + more
    if layout.startswith('html'):
        paragraphs = ''.join(f'<p>{html.escape(p)}</p>' for p in PROSE)
        tail = ''.join(f'<p>{html.escape(p)}</p>' for p in behind.split('\n') if p)
        if layout == 'html':
            items = ''.join(f'<p>{html.escape((number % i if "%" in number else number) + r)}</p>' for i, r in enumerate(references, 1))
        else:
            items = '<ol>' + ''.join(f'<li>{html.escape(r)}</li>' for r in references) + '</ol>'
        return layout, 'html', f'<html><body>{paragraphs}<h2>{heading}</h2>{items}<h3>About</h3>{tail}</body></html>', references
    return layout, 'txt', plain, references


def letters(text):
    """What two texts of one reference have in common: no white space, marks or number of the list."""
    return re.sub(r'^\d{1,3}(?=\D)', '', re.sub(r'\W+', '', text).lower())
