//! Whole records from labelled texts: fields that are divided, found without a label, or named by
//! what stands around them.

use super::*;
use crate::record::label::Label;
use crate::record::name::NameParts;

/// A text with its parts labelled: `{author|Roe J.} {title|Moss}`.
fn labelled(marked: &str) -> (String, Vec<LabelledSpan>) {
    let mut text = String::new();
    let mut labels = Vec::new();
    for piece in marked.split('{') {
        let Some((label, rest)) = piece.split_once('|').filter(|_| piece.contains('}')) else {
            text.push_str(piece);
            continue;
        };
        let (value, behind) = rest.split_once('}').unwrap();
        let span = Span::new(text.len(), text.len() + value.len());
        text.push_str(value);
        text.push_str(behind);
        labels.push(LabelledSpan {
            span,
            label: label.parse::<Label>().unwrap(),
            confidence: 1.0,
        });
    }
    (text, labels)
}

fn show(found: &Assembled, text: &str) -> String {
    let record = &found.reference;
    let mut out = vec![record.item_type.to_string()];
    for (variable, names) in &record.names {
        let list: Vec<String> = names
            .list
            .iter()
            .map(|name| match &name.parts {
                NameParts::Literal(text) => text.clone(),
                NameParts::Person(person) => format!("{} {}", person.full_family(), person.given),
            })
            .collect();
        out.push(format!("{variable}={}", list.join(", ")));
    }
    for (variable, value) in &record.texts {
        out.push(format!("{variable}={}", value.value));
    }
    for (variable, value) in &record.numbers {
        out.push(format!("{variable}={}", value.as_str()));
    }
    for (variable, value) in &record.dates {
        out.push(format!("{variable}={value}"));
    }
    for left in &found.leftover {
        out.push(format!("left={}", left.of(text)));
    }
    out.join("; ")
}

#[test]
fn records_are_put_together() {
    for (marked, expected) in [
        (
            "{author|Рудов В. Е.} ({date|1980}) “{title|Мхи}.” {container-title|Старые крыши} ({collection-title|Вестник черепицы}, {volume|T. 17}). {publisher-place|Тверь}: {publisher|Луч}, {pages|121–129}",
            "chapter; author=Рудов В. Е.; collection-title=Вестник черепицы; container-title=Старые крыши; publisher=Луч; publisher-place=Тверь; title=Мхи; collection-number=17; page=121-129; issued=1980",
        ),
        (
            "{title|История мхов : в 3 т.} / {other|под ред.} {author|И. И. Орлова, П. П. Сидоренко}. {volume|Т. 2}. {publisher-place|М.} : {publisher|Луч}, {date|1987}. {pages|415 с.} ({note|Мир мхов ; вып. 3}).",
            "book; editor=Орлов И. И., Сидоренко П. П.; collection-title=Мир мхов; publisher=Луч; publisher-place=М.; title=История мхов; collection-number=3; number-of-pages=415; number-of-volumes=3; volume=2; issued=1987",
        ),
        (
            "{title|Мхи} : {genre|монография} : {other|в 2 томах. Том 1} / {author|С. А. Орлов}. – {publisher-place|Киров} : {publisher|Луч}, {date|2016}. – {isbn|ISBN} {isbn|978-5-9909988-3-4}. – {note|Текст : непосредственный}.",
            "book; author=Орлов С. А.; genre=монография; medium=Текст : непосредственный; publisher=Луч; publisher-place=Киров; title=Мхи; number-of-volumes=2; volume=1; issued=2016",
        ),
        (
            "{title|О мхах} : {genre|видеозапись} // {container-title|Луч}. {url|https://example.org/m} ({accessed|дата обращения: 01.06.2022). Дата публикации: 5 марта 2021}. {publisher|Изображение (движущееся ; двухмерное) : электронное}.",
            "webpage; container-title=Луч; genre=видеозапись; medium=Изображение (движущееся ; двухмерное) : электронное; title=О мхах; URL=https://example.org/m; accessed=2022-06-01; issued=2021-03-05",
        ),
        (
            "{author|BRASIL}. {title|Lei nº 12.711, de 29 de agosto de 2012. Dispõe sobre telhas}. {container-title|Diário Oficial da União}, {publisher-place|Brasília}, {date|30 ago. 2012}.",
            "legislation; author=BRASIL; container-title=Diário Oficial da União; publisher-place=Brasília; title=Lei nº 12.711, de 29 de agosto de 2012. Dispõe sobre telhas; issued=2012-08-30; original-date=2012-08-29",
        ),
        (
            "{title|Ley 1438 de 2011. Por medio de la cual}. {container-title|D.O.} {issue|No. 47}.",
            "legislation; container-title=D.O.; title=Ley 1438 de 2011. Por medio de la cual; issue=47; issued=2011",
        ),
        (
            "{title|Berg v. Board of Tiles}, {volume|347} {container-title|U.S.} {pages|483} ({date|1954}).",
            "legal_case; container-title=U.S.; title=Berg v. Board of Tiles; page=483; volume=347; issued=1954",
        ),
        (
            "{author|Lind, B.} {title|Moss}. {other|In}: {container-title|Slates}, {volume|vol. 91}, {publisher-place|Berlin}, {date|2015}, {pages|pp. 130-136}.",
            "chapter; author=Lind B.; container-title=Slates; publisher-place=Berlin; title=Moss; page=130-136; volume=91; issued=2015",
        ),
        (
            "{author|LIND, B.} {title|Telhas}. {container-title|Revista}, {publisher-place|Tver}, {volume|v. 91}, {pages|p. 130-136}, {date|2015}.",
            "article-journal; author=LIND B.; container-title=Revista; publisher-place=Tver; title=Telhas; page=130-136; volume=91; issued=2015",
        ),
        (
            "{title|О борьбе} : {genre|федер. закон} {other|от 06.03.2006 № 35-ФЗ} // {container-title|Луч}. — {date|2006}. — 10 марта.",
            "legislation; container-title=Луч; genre=федер. закон; title=О борьбе; number=35-ФЗ; issued=2006-03-10; original-date=2006-03-06",
        ),
        (
            "{author|Орлова А. Б.} {title|Мхи Поморья}. {publisher-place|Псков} : {publisher|Луч}, {date|2004}. {volume|341}, [{pages|2] с.}",
            "book; author=Орлова А. Б.; publisher=Луч; publisher-place=Псков; title=Мхи Поморья; number-of-pages=341, [2]; issued=2004",
        ),
        (
            "ГОСТ Р 7.0.5-2008. {container-title|О мхах}. {publisher-place|М.} : {publisher|Луч}, {date|2008}. {pages|23 с.}",
            "standard; publisher=Луч; publisher-place=М.; title=О мхах; number=ГОСТ Р 7.0.5-2008; number-of-pages=23; issued=2008",
        ),
        (
            "{title|ГОСТ 17.4.3.01-2017}. {title|О мхах}. {publisher-place|М.} : {publisher|Луч}, {date|2018}. {pages|8 с.}",
            "standard; publisher=Луч; publisher-place=М.; title=О мхах; number=ГОСТ 17.4.3.01-2017; number-of-pages=8; issued=2018",
        ),
        (
            "{title|Мхи и люди 1953–1993 гг}. / {other|под ред.} {editor|С. А. Кравченко}. {publisher-place|Киев} : {publisher|Луч}, {date|1979}.",
            "book; editor=Кравченко С. А.; publisher=Луч; publisher-place=Киев; title=Мхи и люди 1953–1993 гг.; issued=1979",
        ),
        (
            "{title|Мхи} : {genre|сб. науч. тр. / под общ. ред. д-ра техн. наук проф}. {editor|С. А. Кравченко}. {publisher-place|Киев} : {publisher|Луч}, {date|1979}.",
            "book; editor=Кравченко С. А.; genre=сб. науч. тр.; publisher=Луч; publisher-place=Киев; title=Мхи; issued=1979",
        ),
        (
            "{author|Орлов И. И.} {title|Мхи} // {container-title|Мхи и травы : материалы конф.} ({publisher-place|Тверь}, 12–14 мая 2015 г.). {publisher-place|М.} : {publisher|Луч}, {date|2015}. {pages|С. 15–21}.",
            "paper-conference; author=Орлов И. И.; container-title=Мхи и травы : материалы конф; event-place=Тверь; publisher=Луч; publisher-place=М.; title=Мхи; page=15-21; event-date=2015-05-12/2015-05-14; issued=2015",
        ),
        (
            "{title|Мхи лесов} : {genre|федер. закон от 8 нояб. 2007 г.} {other|№ 257-ФЗ (ред. от 15.04.2019}) // {container-title|Собр. законодательства РФ}. {date|2007}. {issue|№ 46}. {pages|Ст. 5553}.",
            "legislation; container-title=Собр. законодательства РФ; genre=федер. закон; note=ред. от 15.04.2019; title=Мхи лесов; issue=46; number=257-ФЗ; section=5553; issued=2007; original-date=2007-11-08",
        ),
        (
            "{author|Roe J.} {title|Il muschio}, {other|in} {author|A. Bianchi (a cura di)}, {title|Storia del muschio}, {publisher-place|Roma}, {publisher|Luce}, {date|1998}, {pages|pp. 33-58}.",
            "chapter; author=Roe J.; editor=Bianchi A.; container-title=Storia del muschio; publisher=Luce; publisher-place=Roma; title=Il muschio; page=33-58; issued=1998",
        ),
        (
            "{author|Roe J, Lind C.} {title|Moss}. {container-title|J Moss}. {volume|2012;15}({issue|Suppl 2}):{pages|S45-S52}.",
            "article-journal; author=Roe J, Lind C.; container-title=J Moss; title=Moss; issue=Suppl 2; page=S45-S52; volume=15; issued=2012",
        ),
        (
            "{author|РГИА. Ф. 1293. Оп. 169. Д.} {volume|1422}. {pages|Л. 5–7 об}.",
            "manuscript; archive=РГИА; archive_location=Ф. 1293. Оп. 169. Д. 1422. Л. 5–7 об.",
        ),
        (
            "{author|Roe J}. {title|Moss data}. {container-title|Zenodo}; {date|2019}. Version 1.2. [dataset]",
            "dataset; author=Roe J; genre=dataset; publisher=Zenodo; title=Moss data; version=1.2; issued=2019",
        ),
        (
            "{author|王小明}. {title|苔藓结构分析[D]}. {publisher-place|北京}: {publisher|清华大学}, {date|2015}.",
            "thesis; author=王 小明; publisher=清华大学; publisher-place=北京; title=苔藓结构分析; issued=2015",
        ),
        (
            "{author|Эко У.} {title|Имя мха = Il nome del muschio} / {other|пер. с итал.} {translator|Е. А. Костюкович}. {publisher-place|М.} : {publisher|Луч}, {date|2010}.",
            "book; author=Эко У.; translator=Костюкович Е. А.; original-title=Il nome del muschio; publisher=Луч; publisher-place=М.; title=Имя мха; issued=2010",
        ),
        (
            "{author|Петров П. П.} {title|О мхах} // {container-title|Вопросы мха}. {date|2001}. {issue|№ 5}. {pages|С. 170–172}. {genre|Рец. на кн.}: {author|Орлов И. И.} {title|Мхи России}.",
            "review-book; author=Петров П. П.; reviewed-author=Орлов И. И.; container-title=Вопросы мха; genre=Рец. на кн.; reviewed-title=Мхи России; title=О мхах; issue=5; page=170-172; issued=2001",
        ),
        (
            "{genre|Постановление Правительства РФ} {other|от 16.02.2008 № 87} «{title|О мхах}» // {container-title|Российская газета}. {date|2008}. {pages|27 февр}.",
            "legislation; container-title=Российская газета; genre=Постановление Правительства РФ; title=О мхах; number=87; issued=2008-02-27; original-date=2008-02-16",
        ),
        (
            "{genre|Пат}. {other|2187888} {publisher-place|Российская Федерация}, МПК7 H 04 B 1/38. {title|Станок для мха / Чугаева В. И. ; заявитель и патентообладатель Тверь}. {container-title|Ин-т мха}. {issue|№ 2000131736/09} ; {note|заявл. 18.12.2000} ; опубл. 20.08.2002, {issue|Бюл. № 23}. {pages|3 с.}",
            "patent; author=Чугаева В. И.; genre=Пат.; note=МПК7 H 04 B 1/38; заявитель и патентообладатель Тверь. Ин-т мха; publisher-place=Российская Федерация; title=Станок для мха; issue=23; number=2187888; number-of-pages=3; issued=2002-08-20; submitted=2000-12-18",
        ),
        (
            "{title|Станок для мха : пат}. {other|2187888} {container-title|Рос. Федерация}. {issue|№ 2000131736/09} ; {note|заявл. 18.12.00} ; {note|опубл. 20.08}.{volume|02}, {issue|Бюл. № 23 (II ч.)}. {pages|3 с.}",
            "patent; genre=пат.; publisher-place=Рос. Федерация; title=Станок для мха; issue=23 (II ч.); number=2187888; number-of-pages=3; issued=2002-08-20; submitted=2000-12-18",
        ),
        (
            "{genre|Патент} {other|№ 2187888} {title|Российская Федерация. Станок для мха} : {note|№ 2000131736/09 : заявл. 18.12.2000 : опубл. 20.08.2002} / {author|Чугаева В. И.} ; заявитель Тверь. – {pages|3 с.}",
            "patent; author=Чугаева В. И.; genre=Патент; note=заявитель Тверь; publisher-place=Российская Федерация; title=Станок для мха; number=2187888; number-of-pages=3; issued=2002-08-20; submitted=2000-12-18",
        ),
        (
            "{genre|А. с.} {other|1007970} {publisher-place|СССР}, МКИ3 В 25 J 15/00. {title|Станок для мха} / {author|Орлов И. И.} {other|№ 3360585/25-08} ; {note|заявл. 23.11.81} ; {note|опубл. 30.03.83}, {issue|Бюл. № 12. 2 с}.",
            "patent; author=Орлов И. И.; genre=А. с.; note=МКИ3 В 25 J 15/00; publisher-place=СССР; title=Станок для мха; issue=12; number=1007970; number-of-pages=2; issued=1983-03-30; submitted=1981-11-23",
        ),
        (
            "{author|Roe J.} {title|Moss brush}. {container-title|US Patent} {volume|5},{pages|123,456}, {date|June 23, 1992}.",
            "patent; author=Roe J.; genre=US Patent; title=Moss brush; number=5,123,456; issued=1992-06-23",
        ),
        (
            "{title|Shchetka dlya mkha}. {container-title|Patent} {volume|RF}, {issue|no. 2187888}, {date|2014}.",
            "patent; genre=Patent RF; title=Shchetka dlya mkha; number=2187888; issued=2014",
        ),
        (
            "{author|Roe J.} ({date|2016}). {title|Moss} [{genre|Doctoral dissertation}, {publisher|University of Tver}]. {publisher|ProQuest}.",
            "thesis; author=Roe J.; archive=ProQuest; genre=Doctoral dissertation; publisher=University of Tver; title=Moss; issued=2016",
        ),
        (
            "{author|Петров П. П. Рец. на кн.: Орлов И. И.} {title|Мхи}. {publisher-place|М.}: {publisher|Луч}, {date|2010}. {pages|240 с.} // {container-title|Вопросы мха}. {date|2012}. {issue|№ 3}. {pages|С. 160–165}.",
            "review-book; author=Петров П. П.; reviewed-author=Орлов И. И.; container-title=Вопросы мха; genre=Рец. на кн.; note=М.: Луч, 2010. 240 с.; reviewed-title=Мхи; issue=3; page=160-165; issued=2012",
        ),
        (
            "{author|Петров П.} {title|Мхи} // {container-title|Известия}. {date|2015}. 12 марта. {pages|С. 4}.",
            "article-newspaper; author=Петров П.; container-title=Известия; title=Мхи; page=4; issued=2015-03-12",
        ),
        (
            "{container-title|Письмо о мхах}, {date|12 мая 1923 г.} [{other|РГАЛИ. Ф. 613. Оп. 1. Д. 25. Л. 3}]",
            "manuscript; archive=РГАЛИ; archive_location=Ф. 613. Оп. 1. Д. 25. Л. 3; title=Письмо о мхах; issued=1923-05-12",
        ),
        (
            "{publisher|Universidad de Tejas}. {title|Informe 2015}. {publisher-place|Bogotá}: {publisher|UT}, {date|2016}.",
            "book; author=Universidad de Tejas; publisher=UT; publisher-place=Bogotá; title=Informe 2015; issued=2016",
        ),
    ] {
        let (text, labels) = labelled(marked);
        assert_eq!(show(&assemble(&text, &labels), &text), expected, "{text}");
    }
}
