using System.Globalization;
using System.Text;
using ChatDigestBot.Articles.Cleaning;
using ChatDigestBot.Articles.Reading;

namespace ChatDigestBot.Tests.Articles.Cleaning;

public sealed class PostCleanerTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_body_that_begins_with_its_title_does_not_say_it_twice()
    {
        var post = Clean("kisso 3.7.7 发布，升级核心依赖", "<p>kisso 3.7.7 发布，升级核心依赖</p><p>kisso 是一个登录中间件。</p>");
        Assert.Equal("kisso 是一个登录中间件。", post.Text);
    }

    [Theory]
    [InlineData("（青岚这一年）青岚发放国际版市民码 6.5 万张")]
    [InlineData("青岚发放国际版</p><p>市民码 6.5 万张")]
    [InlineData("青岚发放国际版——</p><p>市民码6.5万张")]
    public void A_title_with_the_name_of_a_series_or_on_two_lines_is_not_said_twice(string beginning) =>
        Assert.Equal("市民码昨天上线。", Clean("青岚发放国际版 市民码 6.5 万张", $"<p>{beginning}</p><p>市民码昨天上线。</p>").Text);

    [Fact]
    public void The_name_of_the_section_goes_with_the_title_below_it() =>
        Assert.Equal("首批三款车明年交付。", Clean("岭舟推出新平台", "\n电动汽车\n\n岭舟推出新平台\n首批三款车明年交付。\n").Text);

    [Fact]
    public void Words_that_only_begin_the_title_stay() =>
        Assert.Equal("青岚\n市民码昨天上线。", Clean("青岚发放市民码", "<p>青岚</p><p>市民码昨天上线。</p>").Text);

    [Fact]
    public void A_body_that_is_only_the_title_is_empty()
    {
        var post = Clean("13个月内市值蒸发6万亿", "13个月内市值蒸发6万亿  ");
        Assert.Equal(("", 0, "zh-Hans"), (post.Text, post.Measure.Words, post.Measure.Language));
    }

    [Fact]
    public void A_cut_title_in_brackets_is_what_the_brackets_hold()
    {
        var post = Clean("【跨链桥驿桥遭攻击】11月16日消息，跨链桥项目驿桥发布公...", "【跨链桥驿桥遭攻击】11月16日消息，跨链桥项目驿桥发布公告称，损失 40 万。");
        Assert.Equal("跨链桥驿桥遭攻击", post.Title);
        Assert.Equal("11月16日消息，跨链桥项目驿桥发布公告称，损失 40 万。", post.Text);
    }

    [Fact]
    public void Frames_around_the_text_are_taken_off()
    {
        var post = Clean(
            "标题",
            """
            <div class="tougao-user">感谢示例网友 <a href=x>老王</a> 的线索投递！</div><p>作者 | 张三</p>
            <p>正文第一段，说的是扫码支付的事，长得不像尾巴。</p><p>正文第二段，谈责任编辑这个职业的由来。</p><p>第三段 [email&#160;protected] 结束（证券时报）</p>
            <p class="end"> - THE END -</p><p class="zhuanzai">转载请注明出处：某网</p><p>责任编辑：李四</p><p>扫码关注我们，浏览热门评测</p><p>FTC: We use income earning auto affiliate links.</p>
            """);
        Assert.Equal("正文第一段，说的是扫码支付的事，长得不像尾巴。\n正文第二段，谈责任编辑这个职业的由来。\n第三段 结束", post.Text.Replace("  ", " ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("【广告】双十一返场：机械键盘到手 199 元", "<p>键盘。</p>", true)]
    [InlineData("10 点开抢：限量补贴开启，柠檬茶 0.98 元 / 盒", "<p>领<a href='https://u.jd.com/a'>礼金</a>。</p>", true)]
    [InlineData("好物清单", "<p>一</p><a href='https://u.jd.com/a'>买</a><a href='https://u.jd.com/b'>买</a><a href='https://s.click.taobao.com/c'>买</a>", true)]
    [InlineData("今日推荐", "<dir><a href=x>商品一</a></dir><dir><a href=x>商品二</a></dir><p>两件。</p>", true)]
    [InlineData("内核 5.15 发布", "<p>其中<a href='https://c.duomai.com/track.php?t=1'>苹果</a>和<a href='https://c.duomai.com/track.php?t=2'>微软</a>、<a href='https://c.duomai.com/track.php?t=3'>英特尔</a>都有贡献。</p>", false)]
    [InlineData("广告业收入回落", "<p>去年全国广告收入减少了 3%，户外广告最多。</p>", false)]
    [InlineData("电商补贴退坡之后", "<p>补贴从 50 元降到 20 元，平台说用户没有减少。</p>", false)]
    public void Adverts_are_told_from_news_about_adverts(string title, string body, bool isAdvert) => Assert.Equal(isAdvert, Clean(title, body).IsAdvert);

    [Fact]
    public void Boxes_with_goods_in_a_news_text_are_left_out() =>
        Assert.Equal("新闻正文有很多字。\n第二段也不少。", Clean("新机上市", "<p>新闻正文有很多字。</p><p>第二段也不少。</p><dir><a href='https://u.jd.com/a'>点此购买</a></dir>").Text);

    [Theory]
    [InlineData("_2022年虫_导致服务器出错", "这是一个有趣的“2022年虫”问题。", "“2022年虫”导致服务器出错")]
    [InlineData("14_28nm制程收入暴增", "14/28nm工艺占比提高。", "14/28nm制程收入暴增")]
    [InlineData("十大CI_CD工具", "持续集成。", "十大CI/CD工具")]
    [InlineData("__init__ 是什么", "没有写。", "__init__ 是什么")]
    [InlineData("支持 io_uring 的新内核", "io_uring 更快了。", "支持 io_uring 的新内核")]
    [InlineData("130 km_h！新法规", "没有写。", "130 km/h！新法规")]
    [InlineData("Smaller, better_ why it wins", "No sign of it here.", "Smaller, better: why it wins")]
    [InlineData("柠檬茶 0.98 元 _ 盒", "没有写。", "柠檬茶 0.98 元 / 盒")]
    [InlineData("11家企业成立_G11_联盟", "组成“G11”上市物企联盟。", "11家企业成立“G11”联盟")]
    [InlineData("_不复存在_：_基地_组织", "说“基地”组织如何。", "“不复存在”：“基地”组织")]
    [InlineData("a &#123;b&#125; &amp; c", "x", "a {b} & c")]
    public void Titles_are_restored_from_the_text_or_by_their_place(string title, string body, string expected) => Assert.Equal(expected, Clean(title, $"<p>{body}</p>").Title);

    [Fact]
    public void A_caption_of_a_picture_may_hold_the_whole_title() =>
        Assert.Equal("首届“滴水湖”论坛: 10 款芯片?", Clean("首届_滴水湖_论坛_ 10 款芯片_", "<p>x</p><img src=a.jpg title='首届“滴水湖”论坛: 10 款芯片?'>").Title);

    [Fact]
    public void A_post_without_a_head_is_named_by_its_heading_or_its_file()
    {
        Assert.Equal("大标题", Clean("a/b.md", "# 大标题\n\n正文。").Title);
        Assert.Equal("b.c", Clean("a/b.c.md", "正文。").Title);
        Assert.Equal("Page & title", Clean("a/b.html", "<html><head><title>Page &amp; title</title></head><body><p>x</p></body></html>").Title);
    }

    [Theory]
    [InlineData("https://picsum.photos/400/300?random=1", null)]
    [InlineData("https://cors.zfour.workers.dev/?http://e.com/a.jpg", "http://e.com/a.jpg")]
    [InlineData("https://cors.zfour.workers.dev/?https%3A%2F%2Fe.com%2Fa.jpg", "https://e.com/a.jpg")]
    [InlineData("https://cors.zfour.workers.dev/?https://picsum.photos/1", null)]
    [InlineData("https://e.com/p/undefined", null)]
    [InlineData("https://e.com/universal/favicons/favicon.png", null)]
    [InlineData("https://e.com/app.ico", null)]
    [InlineData("//e.com/a.jpg", "https://e.com/a.jpg")]
    [InlineData("a.jpg", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("data:image/png;base64,xx", null)]
    [InlineData("http://localhost/a.jpg", null)]
    [InlineData("", null)]
    [InlineData("https://e.com/图 片.jpg", "https://e.com/%E5%9B%BE%20%E7%89%87.jpg")]
    public void Only_real_pictures_are_kept(string address, string? expected) => Assert.Equal(expected, PictureRule.Judge(address));

    [Fact]
    public void A_picture_of_the_text_stands_in_for_a_placeholder() => Assert.Equal(
        "https://e.com/real.jpg",
        PictureRule.Choose(["https://picsum.photos/1", null], [new RawImage("https://e.com/face.jpg", "", true), new RawImage("https://e.com/real.jpg", "", false)]));

    [Theory]
    [InlineData("智慧城市建设提速", "城市大脑上线。", "zh-Hans")]
    [InlineData("智慧城市建設提速", "臺灣與香港的城市大腦上線，這裡還有許多繁體字。", "zh-Hant")]
    [InlineData("A satellite", "It sails on sunlight alone.", "en")]
    [InlineData("发布", "Apache Pulsar 2.7.1 fixes topic policies, broker bugs and client issues for everyone who uses it today", "en")]
    [InlineData("英特尔 Alder Lake 处理器", "AVX-512 在 Golden Cove 与 Gracemont 内核上的支持情况，让 Z690 主板用户迷惑，Intel 表示会从硬件上屏蔽。", "zh-Hans")]
    [InlineData("地下鉄が開業へ", "東京都は22日、新しい地下鉄が12月15日に開業すると発表した。全長は八キロで、十二の駅を設ける。", "ja")]
    [InlineData("地铁通车", "本片改编自漫画《ちはやふる》，讲述三个少年在全国大会上的故事，下周起在二十个城市的影院上映，片长两小时。", "zh-Hans")]
    [InlineData("日剧《アンナチュラル》重映", "日剧《アンナチュラル》明年一月在江州重映，主演将出席首映，票价八十元，共放映十场，在八家影院。", "zh-Hans")]
    [InlineData("지하철 개통", "서울시는 22일 새로운 지하철 노선이 12월 15일 개통한다고 밝혔다.", "ko")]
    [InlineData("Метро", "Новая линия метро откроется 15 декабря, сообщила мэрия города в понедельник.", "und")]
    [InlineData("خبر", "أعلنت الحكومة اليوم عن خطة جديدة للطاقة الشمسية.", "und")]
    [InlineData("Métro", "Pékin a annoncé dimanche que la ligne du port ouvrira.", "und")]
    [InlineData("Publicado Norte 3.4.1", "Se ha publicado Norte 3.4.1. Este corrige la descripción de la versión. Ver más detalles en la publicación.", "und")]
    [InlineData("Norte 3.4.1 veröffentlicht", "Norte 3.4.1 ist da. Die neue Fassung behebt ein Loch und wird allen empfohlen.", "und")]
    [InlineData("Vasco da Gama meets Maria de la Cruz del Rio", "", "en")]
    [InlineData("Nueva línea de metro", "La ciudad abrió el lunes una línea de metro que lleva a los viajeros del puerto a la estación en doce minutos, y por la noche hay un tren cada hora.", "und")]
    [InlineData("Nouvelle ligne", "La ville a ouvert lundi une ligne de métro qui va du port à la gare en douze minutes, et les trains sont plus longs dans la nuit pour les voyageurs.", "und")]
    [InlineData("Neue U-Bahn", "Die Stadt hat am Montag eine neue Linie eröffnet, die vom Hafen zum Bahnhof führt, und das mit einem Zug in der Stunde, auch nachts und nicht nur für Pendler.", "und")]
    [InlineData("Nova linha de metrô", "A cidade abriu na segunda uma linha de metrô que leva os passageiros do porto à estação em doze minutos, e não para de noite para quem trabalha.", "und")]
    [InlineData("Tàu điện", "Thành phố và các tuyến tàu điện mới của vùng là niềm vui cho các hành khách, và các ga là của thành phố.", "und")]
    [InlineData("The Las Vegas line", "The city of Los Altos opened a line to Las Vegas and La Paz, and the mayor, Maria de la Cruz del Rio, said that it is the first of its kind in the region.", "en")]
    [InlineData("De la Rosa joins El Al", "El Al, La Poste and Der Spiegel named a board.", "en")]
    public void The_language_is_told_by_the_script_and_in_Latin_letters_by_its_small_words(string title, string text, string language) => Assert.Equal(language, TextMeasure.Of(title, text).Language);

    [Fact]
    public void Length_counts_Han_characters_and_Latin_words()
    {
        var measure = TextMeasure.Of("x", "它有 16 GB 内存。It's a well-known fact.");
        Assert.Equal((10, 1), (measure.Words, measure.ReadingMinutes));
        Assert.Equal(3, TextMeasure.Of("x", new string('字', 1_001)).ReadingMinutes);
    }

    [Fact]
    public void The_hash_is_of_title_and_text_only()
    {
        var one = Clean("标题", "<p>正文。</p>");
        Assert.Equal(one.ContentHash, Clean("标题", "<div class=x>正文。</div><img src=y>").ContentHash);
        Assert.NotEqual(one.ContentHash, Clean("标题", "<p>正文！</p>").ContentHash);
        Assert.NotEqual(one.ContentHash, Clean("标", "<p>题正文。</p>").ContentHash);
    }

    [Theory]
    [InlineData("$$ $$")]
    [InlineData("\\( \\)")]
    [InlineData("$$\\quad$$")]
    public void A_formula_that_says_nothing_is_no_paragraph(string formula)
    {
        var post = Clean("标题", $"<p>储能电站昨天并网。</p><p>相关阅读</p><p>一个别的标题</p><p>{formula}</p>");
        Assert.DoesNotContain(post.Body.Paragraphs, paragraph => paragraph.Text.Length == 0);
        Assert.Equal("储能电站昨天并网。", post.Text);
    }

    private static CleanPost Clean(string title, string body)
    {
        var isFile = title.Contains('/', StringComparison.Ordinal) && title.Contains('.', StringComparison.Ordinal) && !title.Contains(' ', StringComparison.Ordinal);
        var content = isFile ? body : PostWriter.Post(title.Replace("'", "''", StringComparison.Ordinal), body);
        var reading = PostReader.Read(isFile ? title : "a.md", Encoding.UTF8.GetBytes(content));
        return PostCleaner.Clean(((PostReading.Loaded)reading).Post, Now);
    }

    [Theory]
    [InlineData("2026/2026-05-03-walk-along-the-river.md", "walk along the river")]
    [InlineData("posts/滨河步道修好/index.md", "滨河步道修好")]
    [InlineData("posts/滨河步道修好/README.md", "滨河步道修好")]
    [InlineData("20260503-walk-along-the-river/content.md", "walk along the river")]
    [InlineData("滨河步道修好/post.html", "滨河步道修好")]
    [InlineData("20260503 滨河步道修好.md", "滨河步道修好")]
    [InlineData("Walk along the river 1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d.md", "Walk along the river")]
    [InlineData("%E6%AD%A5%E9%81%93.md", "步道")]
    [InlineData("2026-05-03.md", "2026-05-03")]
    public void The_name_of_a_file_is_read_as_a_title_without_its_day_and_its_number(string path, string title) => Assert.Equal(title, CleanFile(path, "正文。").Title);

    [Fact]
    public void A_heading_far_down_in_the_text_is_that_of_a_part() => Assert.Equal("步道", CleanFile("步道.md", "一。\n\n二。\n\n三。\n\n四。\n\n## 工期\n\n五。").Title);

    [Theory]
    [InlineData("江北堤坝.md", "坝长三公里。\n\n## 工期\n\n两年。\n\n## 费用\n\n三亿元。", "江北堤坝")]
    [InlineData("dam on the river.md", "| Part | Length |\n|---|---|\n| Wall | 3 km |\n\n# References\n\nThe board's paper.", "dam on the river")]
    [InlineData("江北堤坝.md", "## 工期\n\n两年。\n\n## 费用\n\n三亿元。", "江北堤坝")]
    [InlineData("a.md", "江北区政府\n\n2026年5月3日\n\n## 堤坝开工\n\n工期两年。\n\n### 费用\n\n三亿元。", "堤坝开工")]
    [InlineData("dam-work.md", "## 堤坝开工\n\n工期两年。\n\n## 费用\n\n三亿元。", "堤坝开工")]
    [InlineData("15873.md", "## 堤坝开工\n\n工期两年。\n\n## 费用\n\n三亿元。", "堤坝开工")]
    public void The_heading_of_a_part_is_no_title_where_the_file_has_a_name(string path, string content, string title) => Assert.Equal(title, CleanFile(path, content).Title);

    [Theory]
    [InlineData("15873.md")]
    [InlineData("2247483900_1.md")]
    [InlineData("2026-05-03-1042.md")]
    [InlineData("a3f9c2d1e8b74650.md")]
    [InlineData("9f86d081-884c-4d65-9a2f-eaa0c55ad015.md")]
    [InlineData("MzI4NTA1MDEwNg_2650763721_1.md")]
    [InlineData("untitled.md")]
    [InlineData("未命名 2.md")]
    [InlineData("post-117.md")]
    [InlineData("新建文本文档.txt")]
    [InlineData("2011/08/index.html")]
    public void A_post_whose_file_has_no_name_is_called_by_its_first_words(string path)
    {
        var told = CleanFile(path, "江北堤坝今天开工。\n\n工期两年，费用三亿元。");
        Assert.Equal(("江北堤坝今天开工", "江北堤坝今天开工。\n工期两年，费用三亿元。"), (told.Title, told.Text));
        Assert.Equal(("快讯：江北堤坝开工", "坝长三公里，费用三亿元。"), (CleanFile(path, "快讯：江北堤坝开工\n\n坝长三公里，费用三亿元。") is var post ? post.Title : "", post.Text));
        Assert.Equal("Work on the dam began on Monday, the board said…", CleanFile(path, "Work on the dam began on Monday, the board said, with three kilometres of wall to be built by eighty workers over two years.").Title);
    }

    [Theory]
    [InlineData("滨河步道月底修好 - 江北新闻网")]
    [InlineData("滨河步道月底修好_江北新闻网")]
    [InlineData("滨河步道月底修好 | 江北新闻网")]
    public void The_name_of_the_site_behind_a_title_is_left_out_where_the_text_has_it_without(string title)
    {
        var post = CleanFile("a.html", $"<html><head><title>{title}</title></head><body><h1>滨河步道月底修好</h1><p>江北区政府今天公布。</p></body></html>");
        Assert.Equal(("滨河步道月底修好", "江北区政府今天公布。"), (post.Title, post.Text));
    }

    [Theory]
    [InlineData("Table of Contents")]
    [InlineData("目录")]
    public void A_title_that_is_a_heading_above_a_list_of_parts_is_none(string title) =>
        Assert.Equal("ferries run at night", CleanFile("ferries-run-at-night.md", $"---\ntitle: {title}\n---\nThe first ferry leaves at eleven.").Title, ignoreCase: true);

    [Theory]
    [InlineData("Ferries run at night - Harbour", "Harbour Blog", "Ferries run at night")]
    [InlineData("Ferries run at night | Harbour Labs", "Harbour", "Ferries run at night")]
    [InlineData("Ferries run at night \\ Harbour", "Harbour Research", "Ferries run at night")]
    [InlineData("Ferries - and buses - run at night - Harbour", "Harbour Blog", "Ferries - and buses - run at night")]
    [InlineData("滨河步道月底修好_江北晚报", "江北晚报", "滨河步道月底修好")]
    [InlineData("Ferries run at night - and on Sundays", "Harbour Blog", "Ferries run at night - and on Sundays")]
    [InlineData("Ferries run at night - Harbourside", "Harbour", "Ferries run at night - Harbourside")]
    [InlineData("News - Harbour", "Harbour Blog", "News - Harbour")]
    public void The_name_of_the_source_behind_a_title_is_left_out(string title, string source, string told) =>
        Assert.Equal(told, CleanFile("a.md", $"---\ntitle: '{title}'\nsource: {source}\n---\nThe first ferry leaves at eleven.").Title);

    [Theory]
    [InlineData("Harbour is a company that builds quiet ships and the software that steers them.", "Harbour Labs")]
    [InlineData("江北晚报是一份关心城市生活的报纸，每天两期。", "江北晚报")]
    public void What_a_site_says_of_itself_is_no_description_of_a_post(string description, string source) =>
        Assert.Null(CleanFile("a.md", $"---\ntitle: Ferries run at night\nsource: {source}\ndescription: {description}\n---\nThe first ferry leaves at eleven.").Description);

    [Theory]
    [InlineData("<article>{0}</article>")]
    [InlineData("<main><h1>滨河步道月底修好</h1>{0}</main>")]
    [InlineData("<main><article>{0}</article><article class='teaser'><h2>北岸新桥合龙</h2><p>阅读全文</p></article></main>")]
    [InlineData("<main><article class='post'>{0}</article><section class='comments'><p>楼下的老王：早该修了，我每天都走那里。</p></section></main>")]
    public void Of_a_whole_page_the_text_is_its_article(string part)
    {
        const string Told = "江北区政府今天公布，滨河步道月底修好，全长三公里，设二十处座椅。步道原定四月完工，因为汛期延后，施工方说最后一段的灯已经装好。";
        var article = string.Format(System.Globalization.CultureInfo.InvariantCulture, part, $"<p>{Told}</p><p>{Told}</p><p>{Told}</p><p>{Told}</p>");
        var post = CleanFile("a.html", $"<html><head><title>滨河步道月底修好</title></head><body><div id='cookies'>We use cookies to improve your visit. Accept</div><header><p>江北新闻网</p></header>{article}<aside><h3>热门</h3><ul><li><a href='/1'>另一条新闻</a></li></ul></aside><p>分享到朋友圈</p></body></html>");
        Assert.Equal(string.Join('\n', Enumerable.Repeat(Told, 4)), post.Text);
        Assert.Contains(post.TakenOff, taken => taken is { Text: "另一条新闻", Reason: "outside of the page's article" });
    }

    [Fact]
    public void A_page_of_several_articles_keeps_them_all() =>
        Assert.Equal("滨河步道月底修好。\n堤坝开工。", CleanFile("a.html", "<html><head><title>要闻</title></head><body><article><p>滨河步道月底修好。</p></article><article><p>堤坝开工。</p></article></body></html>").Text);

    [Theory]
    [InlineData("categories: [生活, 旅行]\ntags: [江北]\nauthor: 小林", "小林")]
    [InlineData("categories: [国内, 江北晚报]\nauthor: 江北晚报\ntags: [步道]", "江北晚报")]
    [InlineData("categories: [国内, 江北晚报]\nauthor: 小林", "江北晚报")]
    [InlineData("categories: [国内, 江北晚报]\ntags: [步道]", "江北晚报")]
    public void A_subject_that_a_blog_files_a_post_under_is_no_source(string head, string source) => Assert.Equal(source, CleanFile("a.md", $"---\ntitle: 步道\n{head}\n---\n正文。").Source);

    [Theory]
    [InlineData("source: https://www.example.com/news/12.html", "example.com", "https://www.example.com/news/12.html")]
    [InlineData("来源: http://news.example.com", "news.example.com", "http://news.example.com/")]
    [InlineData("source: https://www.example.com/a\nlink: https://example.org/b", "example.com", "https://example.org/b")]
    [InlineData("source: 江北晚报", "江北晚报", null)]
    [InlineData("source: 'https://'", "https://", null)]
    public void An_address_as_source_is_called_by_its_site_and_leads_to_the_original(string head, string source, string? link)
    {
        var post = CleanFile("a.md", $"---\ntitle: 步道\n{head}\n---\n正文。");

        Assert.Equal((source, link), (post.Source, post.Link));
    }

    [Theory]
    [InlineData("> 来源：[https://news.example.com/a](https://news.example.com/a)")]
    [InlineData("Source: https://news.example.com/a")]
    public void A_line_above_the_text_says_where_it_is_from(string line)
    {
        var post = CleanFile("a.md", $"# 步道\n\n{line}\n\n滨河步道月底修好，全长三公里。");

        Assert.Equal(("news.example.com", "https://news.example.com/a", "滨河步道月底修好，全长三公里。"), (post.Source, post.Link, post.Text));
    }

    [Theory]
    [InlineData("原文来自微信公众号「江北发布」：~~[步道修好了吗？](https://example.com/s/1)~~\n\n正文在此。", "江北发布")]
    [InlineData("原文来自订阅号「今天江北」：~~[步道修好了](https://example.com/s/1)~~\n\n正文在此。", "今天江北")]
    [InlineData("原文来自「江北发布」~~[步道修好了](https://example.com/s/1)~~\n\n正文在此。", "江北发布")]
    [InlineData("本文转自微信公众号：江北发布（ID：jiangbei），作者：小林。\n\n正文在此。\n\n[阅读原文](https://example.com/s/1)", "江北发布")]
    [InlineData("以下文章来源于江北发布，作者小林\n\n正文在此。\n\n[查看原文](https://example.com/s/1)", "江北发布")]
    [InlineData("本文由 [简悦 SimpRead](https://example.org/simpread/) 转码， 原文地址 [example.com](https://example.com/s/1)\n\n正文在此。", "example.com")]
    [InlineData("The walk is mended.\n\n[Source](https://example.com/s/1 \"Permalink\")", "example.com")]
    public void A_line_or_a_link_that_names_the_original_tells_source_and_link(string body, string source)
    {
        var post = CleanFile("a.md", $"---\ntitle: 步道\n---\n{body}");

        Assert.Equal((source, "https://example.com/s/1"), (post.Source, post.Link));
    }

    [Fact]
    public void A_saved_page_says_itself_whose_it_is_and_which_picture_it_shows()
    {
        var post = CleanFile("a.html", "<html><head><title>步道</title><meta property=\"og:site_name\" content=\"江北 &amp; 江南晚报\"><meta property=\"og:image\" content=\"https://example.com/a.jpg\"></head><body><p>滨河步道月底修好，全长三公里。</p></body></html>");

        Assert.Equal(("江北 & 江南晚报", "https://example.com/a.jpg"), (post.Source, post.ImageUrl));
    }

    [Theory]
    [InlineData("link: https://www.example.com/a", "example.com")]
    [InlineData("link: https://mp.weixin.qq.com/s/1", null)]
    [InlineData("link: https://www.youtube.com/watch?v=1", null)]
    [InlineData("link: https://github.com/jiangbei/walk", null)]
    public void A_place_where_anybody_publishes_is_nobodys_source(string head, string? source) => Assert.Equal(source, CleanFile("a.md", $"---\ntitle: 步道\n{head}\n---\n正文。").Source);

    [Theory]
    [InlineData("原文来自「江北发布」：[步道修好了](https://example.com/s/1)\n\n正文。", "江北日报")]
    [InlineData("第一条。[来源](https://example.com/s/1)\n\n第二条。[来源](https://example.org/s/2)", null)]
    [InlineData("出自江北发布会的消息说，步道修好了。", null)]
    [InlineData("来自《江北学报》的一项研究称，步道修好后，来往的人多了一倍。", null)]
    public void What_the_head_names_goes_first_and_sources_of_single_things_are_none_of_the_post(string body, string? source) =>
        Assert.Equal(source, CleanFile("a.md", $"---\ntitle: 步道\n{(source is null ? "" : $"source: {source}\n")}---\n{body}").Source);

    [Theory]
    [InlineData("link: https://spectrum.example.org/a", "The walk along the river - Example Spectrum", "The walk along the river")]
    [InlineData("link: https://www.harbourpost.com/a", "The walk along the river | HarbourPost", "The walk along the river")]
    [InlineData("link: https://www.harbourpost.com/a", "The walk along the river — The Harbour Post", "The walk along the river")]
    [InlineData("link: https://www.harbourpost.com/a", "The walk along the river - What is next", "The walk along the river - What is next")]
    [InlineData("link: https://github.com/a/b", "The walk along the river - GitHub", "The walk along the river")]
    public void The_name_of_the_site_that_the_link_leads_to_is_left_out_behind_a_title(string head, string title, string wanted) =>
        Assert.Equal(wanted, CleanFile("a.md", $"---\ntitle: \"{title}\"\n{head}\n---\nText.").Title);

    [Theory]
    [InlineData("author: Jane Doe <jane@example.com>")]
    [InlineData("author: Jane Doe (jane@example.com)")]
    [InlineData("author: Jane Doe https://example.com/author/jane")]
    public void An_address_behind_a_name_is_no_part_of_it(string head) => Assert.Equal("Jane Doe", CleanFile("a.md", $"---\ntitle: 步道\n{head}\n---\n正文。").Source);

    [Theory]
    [InlineData("发布时间：2024-03-05 08:00 来源：江北区政府\n\n步道修好了。", "a.md")]
    [InlineData("📅 2024-03-05 08:00 🔗 阅读原文\n\n步道修好了。", "2024_x.md")]
    [InlineData("# 步道\n\n2024年3月5日\n\n步道修好了。", "a.md")]
    [InlineData("5 March 2024 Posted in News\n\nThe walk is mended.", "a.md")]
    [InlineData("Published on March 5, 2024\n\nThe walk is mended.", "a.md")]
    [InlineData("步道修好了。", "2024_3_5_1115.html")]
    public void A_post_is_of_the_day_that_a_line_above_its_text_says(string body, string path) => Assert.Equal("2024-03-05", CleanFile(path, body).PublishedAt?.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2024年3月5日，江北区宣布步道修好了。")]
    [InlineData("2027年3月5日\n\n步道将修好。")]
    [InlineData("一。\n\n二。\n\n三。\n\n四。\n\n五。\n\n六。\n\n2024-03-05")]
    public void A_day_that_is_told_is_not_that_of_the_post(string body) => Assert.Null(CleanFile("a.md", body).PublishedAt);

    [Theory]
    [InlineData("標題: 步道")]
    [InlineData("标题: 步道")]
    [InlineData("headline: 步道")]
    [InlineData("title: '[步道](https://example.com/a)'")]
    [InlineData("title: '# 步道'")]
    public void A_title_may_stand_under_another_name_or_in_markup(string field) => Assert.Equal("步道", CleanFile("a.md", $"---\n{field}\n---\n正文。").Title);

    [Fact]
    public void A_title_that_a_template_was_to_fill_in_is_none() => Assert.Equal("滨河步道月底修好", CleanFile("a.md", "---\ntitle: '{{title}}'\n---\n# 滨河步道月底修好\n\n正文。").Title);

    private static CleanPost CleanFile(string path, string content) => PostCleaner.Clean(((PostReading.Loaded)PostReader.Read(path, Encoding.UTF8.GetBytes(content))).Post, Now);
}
