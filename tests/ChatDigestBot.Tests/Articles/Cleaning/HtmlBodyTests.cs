using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Cleaning;
using ChatDigestBot.Feeds.Reading;

namespace ChatDigestBot.Tests.Articles.Cleaning;

public sealed class HtmlBodyTests
{
    [Fact]
    public void Blocks_are_paragraphs_with_their_kinds_and_inline_markup_leaves_no_gap()
    {
        Assert.Equal(
            [
                (ParagraphKind.Text, "先导语，人工智能很重要。"),
                (ParagraphKind.Heading, "小标题"),
                (ParagraphKind.ListItem, "第一"),
                (ParagraphKind.ListItem, "第二"),
                (ParagraphKind.Quote, "引文"),
                (ParagraphKind.Caption, "图说"),
                (ParagraphKind.Text, "尾"),
            ],
            Read("先导语，<span>人工</span><a href=x>智能</a>很重要。<h2>小标题</h2><ul><li>第一<li><p>第二</p></ul><blockquote><p>引文</p></blockquote><figure><img src=a><figcaption>图说</figcaption></figure>尾"));
    }

    [Fact]
    public void Code_keeps_its_lines_and_tags_that_are_none_are_dropped() =>
        Assert.Equal([(ParagraphKind.Code, "  com.baomidou"), (ParagraphKind.Code, "  kisso")], Read("<pre><dependency>\n  <groupId>com.baomidou</groupId>\n  <artifactId>kisso</artifactId>\n</dependency></pre>"));

    [Fact]
    public void Scripts_styles_and_hidden_parts_are_no_text() =>
        Assert.Equal(
            [(ParagraphKind.Text, "看得见"), (ParagraphKind.Text, "也看得见")],
            Read("<style>p { color: red }</style><script>if (a < b) { alert('</p>') }</script><p>看得见<a hidden href=x>查看<b>原</b>文</a></p><div style='display: none'>藏<div>起来</div></div><svg><title>图</title></svg><noscript><p>no</p></noscript><p>也看得见</p>"));

    [Fact]
    public void Entities_are_decoded_once()
    {
        Assert.Equal([(ParagraphKind.Text, "{ a } & b ® © &lt;")], Read("<p>&#123; a &#125; &amp; b &reg; &copy; &amp;lt;</p>"));
    }

    [Fact]
    public void Runs_of_white_space_are_one_space_and_layout_between_Chinese_characters_is_none() =>
        Assert.Equal(
            [(ParagraphKind.Text, "我国自主研制的 AUV 到了海底 消息说"), (ParagraphKind.Text, "第二段")],
            Read("<p>我国自主\n          研制的" + new string(' ', 90) + "AUV\n到了海底 消息说</p>\n   <p>&nbsp;第二段&nbsp;</p>"));

    [Fact]
    public void Bare_line_feeds_after_a_full_stop_part_paragraphs() =>
        Assert.Equal([(ParagraphKind.Text, "第一句。"), (ParagraphKind.Text, "第二句，还是第二句。")], Read("<div>   \n第一句。 \n第二句，\n还是第二句。  \n</div>\n      "));

    [Fact]
    public void Links_and_pictures_are_kept_with_what_they_say()
    {
        var body = HtmlBody.Read("<p>全省<a href=\" https://www.ofweek.com/smartcity/ \" title=\"智慧城市\">智慧城市</a>建设</p><img class=avatar src=https://e.com/f.jpg><img data-original=\"https://e.com/a.jpg\" src=\"https://e.com/lazy.gif\" width=960 title=\"图\"><img src=https://e.com/b.png height=20>");
        Assert.Equal([new RawLink("https://www.ofweek.com/smartcity/", "智慧城市")], body.Links);
        Assert.Equal([("https://e.com/f.jpg", true), ("https://e.com/a.jpg", false), ("https://e.com/b.png", true)], body.Images.Select(image => (image.Address, image.IsSmall)));
        Assert.Equal("图", body.Images[1].Caption);
    }

    /// <summary>As WeChat, Jianshu, Zhihu, WordPress and many more write it; in a post and in a feed it is the same picture.</summary>
    [Theory]
    [InlineData("data-original='/real.jpg' src='/wait.gif'")]
    [InlineData("data-src='/real.jpg'")]
    [InlineData("data-original-src='/real.jpg' src='data:image/gif;base64,R0'")]
    [InlineData("data-actualsrc='/real.jpg' src='data:image/svg+xml;utf8,'")]
    [InlineData("src='/wait.gif' data-lazy-src='/real.jpg'")]
    [InlineData("data-src='' src='/real.jpg'")]
    public void A_picture_that_is_loaded_late_is_found_where_its_page_keeps_it(string attributes)
    {
        var html = $"<p>x<img {attributes}></p>";
        Assert.Equal(["/real.jpg"], HtmlBody.Read(html).Images.Select(image => image.Address));
        Assert.Equal("<p>x<img src=\"https://site.example/real.jpg\"></p>", ItemBody.Write(html, new Uri("https://site.example/posts/")));
    }

    [Fact]
    public void Boxes_with_goods_are_marked() => Assert.True(Assert.Single(HtmlBody.Read("<dir><a href='https://u.jd.com/x'><span>京东</span><span>维他柠檬茶</span></a></dir>").Paragraphs).IsCard);

    [Fact]
    public void Deep_markup_costs_no_stack()
    {
        var deep = string.Concat(Enumerable.Repeat("<div><blockquote><ul><li>", 50_000)) + "底" + string.Concat(Enumerable.Repeat("</li></ul></blockquote></div>", 50_000));
        Assert.Equal("底", Assert.Single(HtmlBody.Read(deep).Paragraphs).Text);
    }

    [Fact]
    public void Markdown_is_read_too_and_a_title_of_its_own_stays_a_heading()
    {
        var body = PlainBody.ReadMarkdown("# 标题\n\n正文 **重点** [链接](https://e.com/)。\n\n- 一\n- 二\n\n> 引\n\n    code\n");
        Assert.Equal(
            [(ParagraphKind.Heading, "标题"), (ParagraphKind.Text, "正文重点链接。"), (ParagraphKind.ListItem, "一"), (ParagraphKind.ListItem, "二"), (ParagraphKind.Quote, "引"), (ParagraphKind.Code, "code")],
            body.Paragraphs.Select(paragraph => (paragraph.Kind, paragraph.Text)));
    }

    [Fact]
    public void Wrapped_plain_text_is_joined_and_Chinese_lines_are_paragraphs()
    {
        var wrapped = "This line is wrapped at seventy columns because it comes from an old\nmailing list and goes on here.\n\nNext paragraph.\n中文一段。\n中文二段。";
        Assert.Equal(
            ["This line is wrapped at seventy columns because it comes from an old mailing list and goes on here.", "Next paragraph.", "中文一段。", "中文二段。"],
            PlainBody.ReadText(wrapped).Paragraphs.Select(paragraph => paragraph.Text));
    }

    private static IEnumerable<(ParagraphKind, string)> Read(string html) => HtmlBody.Read(html).Paragraphs.Select(paragraph => (paragraph.Kind, paragraph.Text));

    [Theory]
    [InlineData("事故造成<del>12</del><ins>15</ins>人受伤", "事故造成15人受伤")]
    [InlineData("事故造成<s>12</s>15人受伤", "事故造成12 15人受伤")]
    [InlineData("<s>old</s>, new", "old, new")]
    public void A_number_that_was_struck_out_is_no_part_of_the_one_behind_it(string html, string expected) => Assert.Equal(expected, Assert.Single(HtmlBody.Read(html).Paragraphs).Text);

    [Fact]
    public void What_is_marked_as_quoted_stands_between_marks() => Assert.Equal("She said “yes”.", Assert.Single(HtmlBody.Read("She said <q>yes</q>.").Paragraphs).Text);

    [Theory]
    [InlineData("<img src='https://www.zhihu.com/equation?tex=E' alt='E=mc^2' eeimg='1'>", "能量 E=mc^2 守恒")]
    [InlineData("<img class='latex' src='https://s0.wp.com/latex.php?latex=a' alt='\\alpha \\leq 1'>", "能量 α ≤ 1 守恒")]
    [InlineData("<img class='mwe-math-fallback-image-inline' src='a.svg' alt='{\\displaystyle E=mc^{2}}'>", "能量 E=mc^2 守恒")]
    [InlineData("<img class='wp-smiley' src='a.png' alt='😀'>", "能量 😀 守恒")]
    [InlineData("<img class='emoji' src='a.png' alt=':smile:'>", "能量 守恒")]
    [InlineData("<img src='a.png' alt='能量守恒图'>", "能量 守恒")]
    public void A_picture_that_stands_for_characters_is_those_characters(string picture, string expected) => Assert.Equal(expected, Assert.Single(HtmlBody.Read($"<p>能量 {picture} 守恒</p>").Paragraphs).Text);

    [Theory]
    [InlineData("<font class='jammer'>4 r7 s</font>")]
    [InlineData("<span style='font-size:0px'>论坛原创</span>")]
    [InlineData("<span style='position:absolute;left:-9999px'>关键词</span>")]
    [InlineData("<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup>")]
    [InlineData("<a href='#fnref1' class='footnote-back'>↩︎</a>")]
    [InlineData("<a href='#a1-link'>↩︎</a>")]
    [InlineData("<a href='#fnref1'>↑</a>")]
    [InlineData("<span class='mw-editsection'>[<a href='/e'>edit</a>]</span>")]
    [InlineData("<span class='MsoCommentReference'><a href='#_msocom_1'>[张1]</a></span>")]
    public void What_no_reader_sees_or_editors_only_is_no_text(string html) => Assert.Equal("一。", Assert.Single(HtmlBody.Read($"<p>一。{html}</p>").Paragraphs).Text);

    [Fact]
    public void What_editors_ask_below_a_document_is_no_text() =>
        Assert.Equal("一。", Assert.Single(HtmlBody.Read("<p>一。</p><div><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a><span>数字对吗？</span></p></div>").Paragraphs).Text);

    [Fact]
    public void A_box_without_a_size_of_letters_holds_others_that_have_one() => Assert.Equal("一。", Assert.Single(HtmlBody.Read("<section style='font-size:0'><p style='font-size:14px'>一。</p></section>").Paragraphs).Text);

    [Fact]
    public void The_number_of_a_footnote_is_no_part_of_the_word_before_it() =>
        Assert.Equal("on its first day.[1] The rest", Assert.Single(HtmlBody.Read("<p>on its first day.<a class='footnote-anchor' href='#footnote-1-99'>1</a> The rest</p>").Paragraphs).Text);
}
