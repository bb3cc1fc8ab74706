"""What the home page and the search page say, Chinese and English."""

SEARCH: dict[str, tuple[str, str]] = {
    # home
    "home_title": ("报纸档案", "Newspaper archive"),
    "holdings": ("馆藏概况", "What is here"),
    "totals": (
        "{papers}种报纸，{issues}期，{pages}版，{articles}篇文章。",
        "Papers: {papers}. Issues: {issues}. Pages: {pages}. Articles: {articles}.",
    ),
    "span": ("{first} 至 {last}", "{first} to {last}"),
    "paper": ("报纸", "Paper"),
    "dates": ("起讫日期", "From and to"),
    "issues": ("期", "Issues"),
    "pages": ("版", "Pages"),
    "articles": ("篇", "Articles"),
    "by_year": ("按年份浏览", "By year"),
    "newest": ("最新文章", "Newest articles"),
    "empty_archive": (
        "档案里还没有文章。请先收录版面：",
        "There are no articles yet. Add pages first:",
    ),
    # search
    "search_title": ("检索：{q}", "Search: {q}"),
    "count": ("共{n}篇", "Articles found: {n}"),
    "count_about": ("约{n}篇", "Articles found: about {n}"),
    "showing": ("本页为第{first}–{last}条。", "Showing {first}–{last}."),
    "narrow_hint": (
        "可用报纸、年份、版次、类别缩小范围，或再加一个词。",
        "Narrow by paper, year, page or kind, or add a word.",
    ),
    "furniture_count": (
        "另有{n}处见于版头版脚，列在最后。",
        "{n} more in page headers and footers, listed last.",
    ),
    "narrow": ("缩小范围", "Narrow"),
    "hits": ("检索结果", "Results"),
    "facet_title": ("报纸", "Paper"),
    "facet_page": ("版次", "Page"),
    "facet_kind": ("类别", "Kind"),
    "facet_rest": ("其余{n}项", "{n} more"),
    "facet_some": (
        "以下各项只计已逐字核对的篇目。",
        "These figures count only what was verified.",
    ),
    "years": ("年份分布", "By year"),
    "years_hint": (
        "按一下柱子，只看那一年。",
        "Press a bar to see that year alone.",
    ),
    "years_table": ("列成表", "As a table"),
    "years_none": ("没有列出的年份是0篇。", "Years that are not listed have none."),
    "year_column": ("年份", "Year"),
    "count_column": ("篇数", "Articles"),
    "undated_too": ("另有{n}篇日期不详。", "{n} more are undated."),
    "without": ("取消", "remove"),
    "active": ("已选条件", "Narrowed by"),
    "sort": ("排序", "Order"),
    "sort_rank": ("相关", "Best first"),
    "sort_newest": ("由新到旧", "Newest first"),
    "sort_oldest": ("由旧到新", "Oldest first"),
    "from": ("起", "From"),
    "to": ("止", "To"),
    "date_hint": (
        "如 2023、2023-05 或 2023-05-01",
        "such as 2023, 2023-05, 2023-05-01",
    ),
    "by_date": ("按日期", "By date"),
    "past_the_end": ("没有这么多页。", "There are not that many pages."),
    "first_page": ("第一页", "First page"),
    "previous": ("上一页", "Previous"),
    "next": ("下一页", "Next"),
    "pager": ("翻页", "Result pages"),
    "pager_at": ("第{page}页，共{pages}页", "Page {page} of {pages}"),
    "nothing": ("没有找到。", "Nothing found."),
    "nothing_next": (
        "可以这样试试：少用一个词；去掉引号；取消已选条件；换一种说法（旧称、全称、简称）。",
        "Try fewer words, no quotation marks, fewer conditions, or another name.",
    ),
    # why nothing was found
    "each_alone": ("各部分单独检索", "Each part alone"),
    "about_articles": ("约{n}篇", "about {n} articles"),
    "one_off": ("差一个字的：", "One character off: "),
    "unfiltered": (
        "不限日期、报纸、版次、类别：",
        "Whatever the date, paper, page or kind: ",
    ),
    "held": ("档案里有", "What is held"),
    "no_query": (
        "请输入要找的词：人名、地名、单位名、标题里的字都可以。",
        "Type what you look for: a person, a place, a firm, words of a headline.",
    ),
    "bad_date": (
        "“{value}”不是日期，未按它筛选。请写成 2023、2023-05 或 2023-05-01。",
        "“{value}” is not a date and was left out. Write 2023, 2023-05 or 2023-05-01.",
    ),
    "in_furniture": ("版头版脚", "page header or footer"),
    "same_as_json": ("以 JSON 取得", "As JSON"),
    "take_away": ("取走这些结果", "Take these results along"),
    "as_csv": ("表格（CSV，可用 Excel 打开）", "Table (CSV, opens in Excel)"),
    "as_csv_some": (
        "表格只含前{n}条，多出的请缩小范围分几次取。",
        "The table has the first {n} only: narrow to get the others.",
    ),
    "as_json": ("JSON", "JSON"),
    "as_atom": ("订阅（Atom，最新50条）", "Subscribe (Atom, the newest 50)"),
    "query_cut": (
        "检索式太长：只用了前{n}个字符。",
        "The query is too long: only its first {n} characters were used.",
    ),
    # the query language
    "syntax": ("检索语法", "How to search"),
    "syntax_hint": (
        "全角、半角符号一样用，简体、繁体互通。什么都可以输入，不会出错："
        "引号外用前200个字、前20个词，引号内用前2,000个字。",
        "Full-width signs work like half-width ones, traditional characters like "
        "simplified. Any text is a query: 200 characters and 20 words of it are used, "
        "2,000 characters in quotation marks.",
    ),
    "syntax_typed": ("输入", "Type"),
    "syntax_finds": ("找到", "To find"),
    "excerpt": ("无题，摘自正文", "no headline; from the text"),
}
