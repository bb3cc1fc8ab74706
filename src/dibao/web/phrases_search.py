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
    "count_at_least": ("至少{n}篇", "Articles found: at least {n}"),
    "showing": ("本页为第{first}–{last}篇。", "Showing {first}–{last}."),
    "narrow_hint": (
        "可用报纸、年份、类别缩小范围，或再加一个词。",
        "Narrow by paper, year or kind, or add a word.",
    ),
    "furniture_count": (
        "另有{n}处见于版头版脚，列在最后。",
        "{n} more in page headers and footers, listed last.",
    ),
    "narrow": ("缩小范围", "Narrow"),
    "kind": ("类别", "Kind"),
    "years": ("年份", "Year"),
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
    "first_page": ("回到第1页", "Back to the first page"),
    "previous": ("上一页", "Previous"),
    "next": ("下一页", "Next"),
    "pager": ("翻页", "Result pages"),
    "pager_at": ("第{page}页，共{pages}页", "Page {page} of {pages}"),
    "nothing": ("没有找到。", "Nothing found."),
    "nothing_next": (
        "可以这样试试：少用一个词；去掉引号；取消已选条件；换一种说法（旧称、全称、简称）。",
        "Try fewer words, no quotation marks, fewer conditions, or another name.",
    ),
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
    "excerpt": ("无题，摘自正文", "no headline; from the text"),
}
