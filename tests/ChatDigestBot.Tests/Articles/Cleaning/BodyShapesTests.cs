using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Cleaning;

namespace ChatDigestBot.Tests.Articles.Cleaning;

/// <summary>What editors, exporters and site generators write into bodies, and what a reader expects to see of it.</summary>
public sealed class BodyShapesTests
{
    [Fact]
    public void A_text_with_a_paragraph_on_each_line_keeps_its_paragraphs_and_a_wrapped_one_its_lines()
    {
        var sentence = string.Concat(Enumerable.Repeat("The tram stays in its shed. ", 8)).Trim();
        Assert.Equal($"Head\n{sentence}\nIt rains.", MarkdownText($"Head\n{sentence}\nIt rains."));
        Assert.Equal("The tram stays In its shed.", MarkdownText("The tram stays\nIn its shed."));
        var rows = $"| a | b |\n|---|---|\n| 1 | {sentence} |\n| 2 | 3 |";
        Assert.Equal(rows, LongLines.Part(rows));
        var code = $"```\n{sentence}\nA\nB\n```";
        Assert.Equal(code, LongLines.Part(code));
    }

    [Theory]
    [InlineData("<iframe src=\"//player.example.com/p?id=1\" scrolling=no />")]
    [InlineData("<noscript />")]
    [InlineData("<textarea/>")]
    [InlineData("<style type=\"text/css\"/>")]
    [InlineData("<script async src=\"a.js\" />")]
    [InlineData("<title/>")]
    [InlineData("<xmp/>")]
    [InlineData("<svg viewBox='0 0 1 1'/>")]
    [InlineData("<video src=a.mp4/>")]
    [InlineData("<div hidden/>")]
    [InlineData("<iframe src=\"a\">")]
    [InlineData("<noscript>")]
    [InlineData("<textarea>")]
    [InlineData("<!-- more")]
    [InlineData("<input type=checkbox style=\"display:none\">")]
    [InlineData("<input hidden>")]
    [InlineData("<meta hidden content=x>")]
    [InlineData("<source style='display : none'>")]
    [InlineData("<p style=\"display: none;\">分享到：")]
    [InlineData("<span hidden>分享到：")]
    [InlineData("<ul><li style='display:none'>分享<li>甲</ul>")]
    [InlineData("<section style=\"display:none\"><p>分享到：</p></section>")]
    [InlineData("<title>")]
    [InlineData("<style>")]
    [InlineData("<nav>")]
    public void What_ends_where_it_stands_or_is_never_closed_hides_nothing_behind_it(string tag)
    {
        var text = HtmlText($"<div><p>第一段在前。</p>{tag}<p>第二段在后。</p><p>末段。</p></div>");
        Assert.EndsWith("第二段在后。\n末段。", text, StringComparison.Ordinal);
        Assert.StartsWith("第一段在前。", text, StringComparison.Ordinal);
        Assert.DoesNotContain("分享", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_a_table_is_one_line_and_a_cell_over_two_rows_is_in_both() =>
        Assert.Equal(
            [(ParagraphKind.TableRow, "车型 | 标称 | 实测"), (ParagraphKind.TableRow, "云岭 X | 550 公里 | 380 公里"), (ParagraphKind.TableRow, "云岭 X | 580 公里 | 391 公里"), (ParagraphKind.Text, "完毕")],
            Html("<table><thead><tr><th>车型<th>标称</th><th>实测</th></tr></thead><tr><td rowspan=2>云岭 X</td><td>550 公里</td><td>380 公里</td></tr><tr><td><p>580 公里</p></td><td>391 公里</td></tr></table>完毕"));

    [Fact]
    public void A_table_that_lays_out_a_page_keeps_its_paragraphs()
    {
        var cell = $"<td><p>{new string('甲', 170)}。</p><p>第二段。</p></td>";
        Assert.Equal([ParagraphKind.Text, ParagraphKind.Text, ParagraphKind.Text], Html($"<table><tr>{cell}<td>边栏</td></tr></table>").Select(paragraph => paragraph.Kind));
        Assert.Equal([(ParagraphKind.Text, "只有一格")], Html("<table><tr><td>只有一格</td></tr></table>"));
        Assert.Equal(
            [(ParagraphKind.TableRow, "甲 | 乙"), (ParagraphKind.TableRow, "丙 | 丁")],
            Html("<table><tr><td><table><tr><td>甲<td>乙</tr><tr><td>丙<td>丁</table></td></tr></table>"));
    }

    [Fact]
    public void Markdown_tables_are_rows_too() =>
        Assert.Equal([(ParagraphKind.TableRow, "车型 | 续航"), (ParagraphKind.TableRow, "青岚 E1 | 402 公里")], Markdown("| 车型 | 续航 |\n|---|---|\n| 青岚 E1 | 402 公里 |\n"));

    [Fact]
    public void Code_keeps_its_indentation_and_its_blank_lines() =>
        Assert.Equal(
            [(ParagraphKind.Code, "def check(node):"), (ParagraphKind.Code, "    for child in node:"), (ParagraphKind.Code, ""), (ParagraphKind.Code, "        return 1 < 2"), (ParagraphKind.Text, "后")],
            Html("<pre><code class=\"language-python\">\ndef check(node):\n    for child in node:\n\n\treturn 1 &lt; 2\n\n</code></pre>后".Replace("\t", "        ", StringComparison.Ordinal)));

    [Theory]
    [InlineData("<figure class=\"highlight bash\"><table><tr><td class=\"gutter\"><pre><span class=\"line\">1</span><br><span class=\"line\">2</span><br></pre></td><td class=\"code\"><pre><span class=\"line\">if x</span><br><span class=\"line\">    y</span><br></pre></td></tr></table></figure>")]
    [InlineData("<div class=\"highlighter-rouge\"><pre class=\"highlight\"><code><table class=\"rouge-table\"><tbody><tr><td class=\"rouge-gutter gl\"><pre class=\"lineno\">1\n2\n</pre></td><td class=\"rouge-code\"><pre>if x\n    y\n</pre></td></tr></tbody></table></code></pre></div>")]
    [InlineData("<div class=\"chroma\"><table class=\"lntable\"><tr><td class=\"lntd\"><pre class=\"chroma\"><code><span class=\"lnt\">1\n</span><span class=\"lnt\">2\n</span></code></pre></td><td class=\"lntd\"><pre class=\"chroma\"><code>if x\n    y\n</code></pre></td></tr></table></div>")]
    [InlineData("<pre class=\"chroma\"><code><span class=\"line\"><span class=\"ln\">1</span><span class=\"cl\">if x\n</span></span><span class=\"line\"><span class=\"ln\">2</span><span class=\"cl\">    y\n</span></span></code></pre>")]
    [InlineData("<div class=\"line-numbers-mode\"><pre><code>if x\n    y</code></pre><div class=\"line-numbers-wrapper\"><span class=\"line-number\">1</span><br><span class=\"line-number\">2</span><br></div></div>")]
    [InlineData("<table><tr><td class=\"linenos\"><div class=\"linenodiv\"><pre><span class=\"normal\">1</span>\n<span class=\"normal\">2</span></pre></div></td><td class=\"code\"><pre>if x\n    y\n</pre></td></tr></table>")]
    public void The_numbers_of_the_lines_beside_code_are_no_text(string html) => Assert.Equal([(ParagraphKind.Code, "if x"), (ParagraphKind.Code, "    y")], Html(html));

    [Fact]
    public void Between_columns_a_gutter_hides_nothing() =>
        Assert.Equal("第一栏。\n第二栏。", HtmlText("<div class=\"row gutter\"><p>第一栏。</p></div><div class=\"gutter\"><p>第二栏。</p></div>"));

    [Theory]
    [InlineData("<h2 id=\"a\">安装<a class=\"headerlink\" href=\"#a\">¶</a></h2>", "安装")]
    [InlineData("<h2 id=\"a\">安装 <a class=\"anchor\" href=\"#a\">#</a></h2>", "安装")]
    [InlineData("<h2 id=\"a\"><a href=\"https://example.com/x#a\">#</a> 安装</h2>", "安装")]
    [InlineData("<p>看<a href=\"#a\">第 3 节</a>，语言是 C<a href=\"/c\">#</a>。</p>", "看第 3 节，语言是 C#。")]
    public void The_sign_that_links_to_a_heading_is_no_text(string html, string expected) => Assert.Equal(expected, HtmlText(html));

    [Fact]
    public void Lists_keep_their_numbers_and_their_depth()
    {
        var body = HtmlBody.Read("<ol start=3><li>甲<ul><li>子</li></ul></li><li value=7><p>乙</p><p>乙的第二段</p></li></ol><ul><li>丙</ul>");
        Assert.Equal(
            [("甲", 3, 0, ParagraphKind.ListItem), ("子", null, 1, ParagraphKind.ListItem), ("乙", 7, 0, ParagraphKind.ListItem), ("乙的第二段", null, 0, ParagraphKind.Text), ("丙", null, 0, ParagraphKind.ListItem)],
            body.Paragraphs.Select(paragraph => (paragraph.Text, paragraph.Number, paragraph.Depth, paragraph.Kind)));
    }

    [Theory]
    [InlineData("<ruby>魑<rt>chī</rt>魅<rt>mèi</rt></ruby>四个字", "魑（chī）魅（mèi）四个字")]
    [InlineData("在<ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>展出", "在東京（とうきょう）展出")]
    [InlineData("<ruby>漢<rp>(<rt>かん<rp>)</ruby>字", "漢（かん）字")]
    [InlineData("10<sup>6</sup> 次，CO<sub>2</sub> 和 m<sup>2</sup>", "10⁶ 次，CO₂ 和 m²")]
    [InlineData("第 5<sup>th</sup> 位", "第 5th 位")]
    [InlineData("结论<sup><a href=\"#fn1\">1</a></sup>。", "结论[1]。")]
    [InlineData("<math><msup><mi>c</mi><mn>2</mn></msup></math>", "c^2")]
    [InlineData("<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac></math>", "(a+b)/2")]
    [InlineData("<math><semantics><mrow><mi>E</mi><mo>=</mo><mi>m</mi></mrow><annotation encoding=\"application/x-tex\">E=m</annotation></semantics></math>", "E=m")]
    [InlineData("能量 $$E=mc^2$$ 守恒", "能量 E=mc^2 守恒")]
    [InlineData("\\(\\frac{a+b}{2} \\leq \\sqrt{x}\\)", "(a+b)/2 ≤ √(x)")]
    [InlineData("涨了 $5 和 $6，C:\\temp 里", "涨了 $5 和 $6，C:\\temp 里")]
    public void What_stands_above_below_or_in_formulas_is_readable(string html, string expected) => Assert.Equal(expected, HtmlText(html));

    [Theory]
    [InlineData("不如人意的**《示例丛书》**已经下架。", "不如人意的《示例丛书》已经下架。")]
    [InlineData("主办方说，**“城市与人”**成为关键词。", "主办方说，“城市与人”成为关键词。")]
    [InlineData("**早高峰提速 12.6%。**第二批明年完成。", "早高峰提速 12.6%。第二批明年完成。")]
    [InlineData("**注意：**名额只有 300 个", "注意：名额只有 300 个")]
    [InlineData("~~原价 99 元~~ 现在免费，==重点==看附件", "原价 99 元 现在免费，重点看附件")]
    [InlineData("水是 H~2~O，面积 5 m^2^", "水是 H₂O，面积 5 m²")]
    [InlineData("*斜体。*后面", "斜体。后面")]
    public void Emphasis_next_to_Chinese_signs_is_no_asterisk(string markdown, string expected) => Assert.Equal(expected, MarkdownText(markdown));

    [Theory]
    [InlineData("多个 **行政部门被撤并** ，部分 **编制被缩减** 。", "多个行政部门被撤并，部分编制被缩减。")]
    [InlineData("印发 《关于发放工资的通知》 。", "印发《关于发放工资的通知》。")]
    [InlineData("出席的有 张三 李四 王五", "出席的有 张三 李四 王五")]
    [InlineData("搭载 **Linux 6.2** 内核", "搭载 Linux 6.2 内核")]
    public void A_space_that_bold_leaves_between_Chinese_characters_is_none(string markdown, string expected) => Assert.Equal(expected, MarkdownText(markdown));

    [Theory]
    [InlineData("<div>\n电动汽车\n\n\n岭舟推出新平台\n首批三款车明年交付。\n</div>", "电动汽车\n岭舟推出新平台\n首批三款车明年交付。")]
    [InlineData("<div>The council of Halden voted on Tuesday to open the new line two years later\nthan planned, and to spend 40m more on it.\n\nShopkeepers want to be paid.</div>", "The council of Halden voted on Tuesday to open the new line two years later than planned, and to spend 40m more on it.\nShopkeepers want to be paid.")]
    [InlineData("<div>\n第一段\n的<b>后半</b>\n<p>第二段。</p></div>", "第一段的后半\n第二段。")]
    [InlineData("<div>\n今天<b>发布</b>\n了新品。\n</div>", "今天发布了新品。")]
    public void Lines_are_paragraphs_where_a_box_has_no_other_structure(string html, string expected) => Assert.Equal(expected, string.Join('\n', MarkupRepair.ReadHtml(html).Paragraphs.Select(paragraph => paragraph.Text)));

    [Theory]
    [InlineData("<section>攻击者利用</section><section>ScreenConnect 的漏洞</section><p>，并在一天内得手。</p><p>厂商已经修复。</p>", "攻击者利用\nScreenConnect 的漏洞，并在一天内得手。\n厂商已经修复。")]
    [InlineData("<p>价格是 98 元</p><p>。</p>", "价格是 98 元。")]
    [InlineData("<p>，开头就是逗号。</p>", "，开头就是逗号。")]
    [InlineData("<h2>标题</h2><p>，后文。</p>", "标题\n，后文。")]
    public void A_line_that_begins_with_a_comma_goes_on_with_the_one_before(string html, string expected) => Assert.Equal(expected, HtmlText(html));

    [Theory]
    [InlineData("看 [官网][2] 的公告。\n\n![截图一][15]\n\n后文。", "看 官网 的公告。\n后文。")]
    [InlineData("看 [官网][2] 的公告。\n\n[2]: https://example.com", "看 官网 的公告。")]
    [InlineData("![截图][a]\n\n后文。\n\n[a]: data:image/png;base64,AAAA\n", "后文。")]
    [InlineData("取 matrix[0][1] 与 `[值][0]`。", "取 matrix[0][1] 与 [值][0]。")]
    [InlineData("They spoke of the [river walk][topic walks] and [PR #2230][] of [walks][] at noon.", "They spoke of the river walk and PR #2230 of walks at noon.")]
    [InlineData("用 int[][] 或 new String[][]{} 写。", "用 int[][] 或 new String[][]{} 写。")]
    [InlineData("步道修好了。\n\n{% include details.md\n  q0=\"Why?\"\n  a0=\"So.\"\n%}\n\n灯也亮了。", "步道修好了。\n灯也亮了。")]
    [InlineData("他们谈到[滨河步道][topic river walks]。", "他们谈到滨河步道。")]
    [InlineData("They spoke of the [river walk][topic walks].\n\n[topic walks]: https://example.com", "They spoke of the river walk.")]
    [InlineData("[Bug][Core] Mend the walk, and [微笑][鼓掌]", "[Bug][Core] Mend the walk, and [微笑][鼓掌]")]
    [InlineData("```\n![x][1]\n```", "![x][1]")]
    public void A_mark_whose_address_is_not_there_is_read_for_what_it_says(string markdown, string expected) => Assert.Equal(expected, MarkdownText(markdown));

    [Fact]
    public void Footnotes_are_marked_and_stand_below() =>
        Assert.Equal("请看附件[1]，明天开始。\n附件见官网。", MarkdownText("请看附件[^1]，明天开始。\n\n[^1]: 附件见官网。\n"));

    [Theory]
    [InlineData("{% note info %}\n本周的新闻。\n{% endnote %}", "本周的新闻。")]
    [InlineData("{{% notice tip %}}\n本周的新闻。\n{{% /notice %}}", "本周的新闻。")]
    [InlineData("::: tip 提示\n本周的新闻。\n:::", "提示\n本周的新闻。")]
    [InlineData(":::warning\n本周的新闻。\n:::", "本周的新闻。")]
    [InlineData("!!! note \"提示\"\n    本周的新闻。\n\n后文。", "提示\n本周的新闻。\n后文。")]
    [InlineData("> [!NOTE]\n> 本周的新闻。", "本周的新闻。")]
    [InlineData("[TOC]\n\n本周的新闻。", "本周的新闻。")]
    [InlineData("[[toc]]\n\n本周的新闻。", "本周的新闻。")]
    [InlineData("* TOC\n{:toc}\n\n本周的新闻。", "本周的新闻。")]
    [InlineData("本周的新闻。\n{: .lead}", "本周的新闻。")]
    [InlineData("本周的新闻。\n\n{% youtube w7Ft2ymGmfc %}\n\n{{< youtube w7Ft2ymGmfc >}}", "本周的新闻。")]
    [InlineData("本周的新闻。\n\n<!-- more -->\n\n后文。", "本周的新闻。\n后文。")]
    [InlineData("本周的新闻。\n\n{% asset_img a.png 图一 %}", "本周的新闻。\n图一")]
    [InlineData("本周的新闻。\n\n{{< figure src=\"a.png\" caption=\"图一\" >}}", "本周的新闻。\n图一")]
    [InlineData("看 {% link 官网 https://example.com true %} 的公告。", "看 官网 的公告。")]
    [InlineData("{% codeblock lang:js %}\nlet a = 1;\n{% endcodeblock %}", "let a = 1;")]
    [InlineData("{{< highlight go >}}\nx := 1\n{{< /highlight >}}", "x := 1")]
    [InlineData("见 [[智慧城市|城市大脑]] 与 [[芯片]]。![[图.png]]", "见 城市大脑 与 芯片。")]
    [InlineData("版本 {{ site.version }} 发布。", "版本 发布。")]
    [InlineData("{% assign release = site.data.releases | where: \"version\", \"4.1\" | first %}\n版本 {{ release.version }} 发布，见 {{other.name}}。", "版本 发布，见 {{other.name}}。")]
    [InlineData("{% assign release = site.data.releases | first %}\nWe announce version {{ release.version }}.\n\n* <{{ release.url }}>\n\n      SIZE: {{ release.size }}\n\nEnjoy.", "We announce version.\nEnjoy.")]
    [InlineData("![图](https://e.com/a.png){: style=\"border:0; float:right; margin-left:20px;\" width=\"350\" height=\"157\"}步道修好了。", "步道修好了。")]
    [InlineData("&#123;% raw %}\n\n本周的新闻。\n\n后文，写作 &#123;% raw %}。\n&#123;% endraw %}", "本周的新闻。\n后文，写作 {% raw %}。")]
    [InlineData("[caption id=\"a\" width=\"300\"]图说在此[/caption]", "图说在此")]
    [InlineData("```liquid\n{% raw %}\n```", "{% raw %}")]
    [InlineData("写 `{{ page.title }}` 就行。", "写 {{ page.title }} 就行。")]
    [InlineData("本周的新闻。\n\n{/* truncate */}\n\n后文 {/* 备注 */}。", "本周的新闻。\n后文。")]
    [InlineData("{/*\n多行备注\n*/}\n\n本周的新闻。", "本周的新闻。")]
    [InlineData("import Tabs from '@theme/Tabs';\nimport './a.css';\n\nexport const meta = {\n  a: 1,\n};\n\nexport const x = 1;\n\n本周的新闻。", "本周的新闻。")]
    [InlineData("本周的新闻 %%不给人看%%。\n\n%%\n多行备注\n%%\n\n后文。 ^abc123", "本周的新闻。\n后文。")]
    [InlineData("## 安装 {#install}\n\n本周的新闻。\n\n## 升级 {#up .cls}", "安装\n本周的新闻。\n升级")]
    [InlineData("本周的新闻。\n\n[gallery ids=\"1,2\"]\n\n[video src=\"a.mp4\"]\n\n[adrotate banner=\"1\"]\n\n[gallery]\n\n[embed]https://example.com/v[/embed]\n\n后文。", "本周的新闻。\n后文。")]
    [InlineData("=== \"Linux\"\n\n    本周的新闻。\n\n=== \"macOS\"\n\n    ```bash\n    if x\n        y\n    ```\n\n后文。", "Linux\n本周的新闻。\nmacOS\nif x\n    y\n后文。")]
    [InlineData("本周的新闻^[附件见官网]，x^2^。", "本周的新闻（附件见官网），x²。")]
    [InlineData("本周的新闻。\n\n<<< @/x.js\n\n@[code](./a.js)", "本周的新闻。")]
    [InlineData("> [!info] 标题\n> 本周的新闻。", "标题\n本周的新闻。")]
    [InlineData("> [!tip]- 折叠\n> 本周的新闻。", "折叠\n本周的新闻。")]
    [InlineData("> [!note] 见 [[./a/堤坝|堤坝]]，已开工\n> 本周的新闻。", "见 堤坝，已开工\n本周的新闻。")]
    [InlineData(":::info 更新 (2026-05-03): 提前开工\n\n本周的新闻。\n\n:::", "更新 (2026-05-03): 提前开工\n本周的新闻。")]
    [InlineData("::: warning NOTE: On the dam\n本周的新闻。\n:::", "NOTE: On the dam\n本周的新闻。")]
    [InlineData("看 [堤坝的公告]({{ external_url }}) 全文。", "看 堤坝的公告 全文。")]
    [InlineData("看 {% post_link some-post '文章 v2.0 的题' %} 的公告。", "看 文章 v2.0 的题 的公告。")]
    [InlineData("看 {% post_link some-post %} 的公告。", "看 some-post 的公告。")]
    [InlineData("{% btn https://example.com, 下载, download %} {% label primary@v2.0 字 %}", "下载 v2.0 字")]
    [InlineData("{% label 字 blue %} 与 {% span red::文 %}", "字 与 文")]
    [InlineData("写 {{name}} 会换成姓名，{{ user.email }} 换成邮箱。", "写 {{name}} 会换成姓名，{{ user.email }} 换成邮箱。")]
    [InlineData("更新 [audio] 模块和 [video] 模块。", "更新 [audio] 模块和 [video] 模块。")]
    [InlineData("100%% 与 50%%，10 ^6 次", "100%% 与 50%%，10 ^6 次")]
    [InlineData("import taxes from China rose\n\nexport controls on chips end", "import taxes from China rose\nexport controls on chips end")]
    [InlineData("```js\nexport const x = 1;\n{/* a */}\n```", "export const x = 1;\n{/* a */}")]
    [MemberData(nameof(LongTag))]
    public void Tags_of_site_generators_are_read_for_what_they_hold(string markdown, string expected) => Assert.Equal(expected, MarkdownText(markdown));

    [Theory]
    [InlineData("本周的新闻。\n\n<Chart data={rows.filter(r => r.height > 3)} title=\"水位\" />\n\n后文。", "本周的新闻。\n后文。")]
    [InlineData("<Hero title=\"x\" image={require('./a.png')} />\n\n本周的新闻。", "本周的新闻。")]
    [InlineData("<Callout type=\"info\" emoji={<Icon name=\"wave\" />}>\n本周的新闻。\n</Callout>\n\n后文。", "本周的新闻。\n后文。")]
    [InlineData("<Callout emoji={<Icon name=\"wave\" />}>\n\n本周的新闻。\n\n</Callout>\n\n后文。", "本周的新闻。\n后文。")]
    [InlineData("<Chart\n  data={[\n    { x: 1, y: 2 },\n    { x: 2, y: 3 },\n  ]}\n  onClick={() => go('a > b')}\n/>\n\n本周的新闻。", "本周的新闻。")]
    [InlineData("<div style={{ color: 'red', width: 3 > 2 ? 1 : 2 }} className=\"box\">本周的新闻。</div>", "本周的新闻。")]
    [InlineData("<Counter {...props} onClick={() => setCount(count + 1)}>本周</Counter>的新闻。", "本周的新闻。")]
    [InlineData("看 <a href={siteUrl}>官网</a> 的公告。", "看 官网 的公告。")]
    [InlineData("import {\n  Chart,\n  Note,\n} from '../components'\n\n本周的新闻。", "本周的新闻。")]
    [InlineData("import X from './x'\nimport type { Props } from './types'\nimport React, { useState } from 'react'\nimport * as all from \"./all\"\n\n本周的新闻。", "本周的新闻。")]
    [InlineData("```jsx\n<Chart data={rows} />\n```\n\n写 `<Chart data={rows} />` 就行。", "<Chart data={rows} />\n写 <Chart data={rows} /> 就行。")]
    [InlineData("若 a<b={c} 则停，x < y = {1, 2}。", "若 a<b={c} 则停，x < y = {1, 2}。")]
    [InlineData("import {\n  that was all we had\n\n后文。", "import { that was all we had\n后文。")]
    public void Components_and_imports_of_mdx_are_no_text(string markdown, string expected) => Assert.Equal(expected, MarkdownText(markdown));

    [Theory]
    [InlineData("&lt;p&gt;第一段。&lt;/p&gt;&lt;p&gt;第二段 &amp;amp; 末。&lt;/p&gt;", "第一段。\n第二段 & 末。")]
    [InlineData("<div>&lt;p&gt;第一段。&lt;/p&gt;&lt;p&gt;第二段 &amp;amp; 末。&lt;/p&gt;</div>", "第一段。\n第二段 & 末。")]
    [InlineData("<![CDATA[<p>第一段。</p><p>第二段。</p>]]>", "第一段。\n第二段。")]
    [InlineData("<p>标签 &lt;p&gt; 与 &lt;/p&gt; 成对。</p>", "标签 <p> 与 </p> 成对。")]
    public void What_was_escaped_twice_or_wrapped_is_read_as_meant(string body, string expected) => Assert.Equal(expected, string.Join('\n', (body[0] == '&' ? MarkupRepair.ReadMarkdown(body) : MarkupRepair.ReadHtml(body)).Paragraphs.Select(paragraph => paragraph.Text)));

    [Theory]
    [InlineData("<p>AT&amp;amp;T 今天&amp;nbsp;宣布&amp;hellip;</p>", "AT&T 今天 宣布…")]
    [InlineData("<p>&amp;ldquo;合作&amp;rdquo; 5 &amp;lt; 7，It&amp;#39;s</p>", "“合作” 5 < 7，It's")]
    [InlineData("<p>空格写作 <code>&amp;nbsp;</code>，省略号是 &amp;hellip;。</p>", "空格写作 &nbsp;，省略号是 &hellip;。")]
    [InlineData("<pre><span>&amp;nbsp;</span></pre><p>写作 &amp;nbsp; 就行。</p>", "&nbsp;\n写作 &nbsp; 就行。")]
    [InlineData("<p>转义之后是 &amp;amp;。</p>", "转义之后是 &amp;。")]
    [InlineData("<p>标签写作 &amp;lt;p&amp;gt;。</p>", "标签写作 &lt;p&gt;。")]
    public void Text_escaped_twice_between_tags_is_read_as_meant(string html, string expected) => Assert.Equal(expected, HtmlText(html));

    [Fact]
    public void A_picture_written_into_the_post_costs_no_text()
    {
        var picture = "data:image/png;base64," + new string('A', 350_000) + "==";
        Assert.Equal("前文重点。\n后文。", MarkdownText($"前文 **重点**。\n\n![图]({picture})\n\n后文。"));
        Assert.Equal("前文。\n后文。", HtmlText($"<p>前文。</p><img src=\"{picture}\"><p>后文。</p>"));
    }

    [Theory]
    [InlineData("人\u200B工\u200B智\u200B能", "人工智能")]
    [InlineData("人&#8203;工&shy;智&#x2060;能", "人工智能")]
    [InlineData("人\u200D工\u202A智能\u200F", "人工智能")]
    [InlineData("Cafe\u0301 in Zu\u0308rich", "Café in Zürich")]
    [InlineData("Cafe&#769;", "Café")]
    [InlineData("\u1112\u1161\u11AB글", "한글")]
    [InlineData("か\u3099", "が")]
    [InlineData("👨\u200D👩\u200D👧 一家", "👨\u200D👩\u200D👧 一家")]
    [InlineData("人\uFE00工\u061C智\uFFFC能", "人工智能")]
    [InlineData("人\uDB40\uDC61工\uDB40\uDD00智\uFE0F能", "人工智能")]
    [InlineData("❤\uFE0F 与 🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC7F 和 👍🏽", "❤\uFE0F 与 🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC7F 和 👍🏽")]
    public void Invisible_characters_part_no_words_and_marks_belong_to_their_letters(string html, string expected) => Assert.Equal(expected, HtmlText(html));

    private static IEnumerable<(ParagraphKind Kind, string Text)> Html(string html) => MarkupRepair.ReadHtml(html).Paragraphs.Select(paragraph => (paragraph.Kind, paragraph.Text));

    private static IEnumerable<(ParagraphKind Kind, string Text)> Markdown(string markdown) => MarkupRepair.ReadMarkdown(markdown).Paragraphs.Select(paragraph => (paragraph.Kind, paragraph.Text));

    public static TheoryData<string, string> LongTag => new() { { $"{{% include card.html link=\"https://a.example\" body=\"{new string('a', 400)} it's\" %}}\n\n本周的新闻。", "本周的新闻。" } };

    private static string HtmlText(string html) => string.Join('\n', Html(html).Select(paragraph => paragraph.Text));

    private static string MarkdownText(string markdown) => string.Join('\n', Markdown(markdown).Select(paragraph => paragraph.Text));

    [Theory]
    [InlineData("见[票价]({{ \"/2026/05/03/price/\" | url }})。", "见票价。")]
    [InlineData("见[票价]({{ '/a.pdf' | relative_url }})。", "见票价。")]
    [InlineData("一。\n\n{% comment %}\n待核实\n\n还有\n{% endcomment %}\n\n二。", "一。\n二。")]
    [InlineData("一。{% comment %}待核实{% endcomment %}\n\n二。", "一。\n二。")]
    [InlineData("一。\n\n{::comment}\n待核实\n{:/comment}\n\n二。", "一。\n二。")]
    [InlineData("一。\n\n{{/* 待核实 */}}\n\n二。", "一。\n二。")]
    [InlineData("一。\n\n{# 待核实 #}\n\n二。", "一。\n二。")]
    [InlineData("一。\n\n[hide]口令 1234[/hide]\n\n二。", "一。\n二。")]
    [InlineData("一。\n\n[scode type=\"yellow\"]二。[/scode]", "一。\n二。")]
    [InlineData("HTML 页面。\n\n*[HTML]: Hyper Text Markup Language", "HTML 页面。")]
    [InlineData("一{' '}二", "一二")]
    [InlineData("`{% comment %}` 是注释，`[hide]` 是隐藏。", "{% comment %} 是注释，[hide] 是隐藏。")]
    public void What_writers_put_aside_for_themselves_is_no_text(string markdown, string expected) => Assert.Equal(expected, MarkdownText(markdown));
}
