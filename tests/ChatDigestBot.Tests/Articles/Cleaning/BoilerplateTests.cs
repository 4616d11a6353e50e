using ChatDigestBot.Articles.Cleaning;

namespace ChatDigestBot.Tests.Articles.Cleaning;

public sealed class BoilerplateTests
{
    private const string Opening = "<p>临江云盘今天通报一起数据泄露，影响三个省。</p><p>公司说已经报告主管部门，正在联系受影响的用户。</p>";

    [Theory]
    [InlineData("攻击者在三周内未经授权访问了 212 万条用户记录，其中包括手机号。")]
    [InlineData("这段视频两天内获得 300 万次点赞，评论区留言超过 4 万条。")]
    [InlineData("法院认定版权归公司所有，歌手须支付 30 万元。")]
    [InlineData("说明书上写着仅供参考，监管部门认为这样写不能免责。")]
    [InlineData("平台的免责声明被法院认定无效。")]
    [InlineData("受害者被拉进一个 200 人的交流群，随后被要求转账。")]
    [InlineData("警方查明资金来源：其中 1.2 亿元来自境外账户。")]
    [InlineData("消息来源：两名知情人士，他们要求匿名。")]
    [InlineData("新规要求转载新闻必须注明出处，违者最高罚款 10 万元。")]
    [InlineData("市民扫描二维码即可查看余额，也可以到窗口办理。")]
    [InlineData("Copyright law changes took effect on Friday, and small publishers worry.")]
    [InlineData("Read more than ten pages a day and memory improves, the study found.")]
    [InlineData("Follow-up tests on 300 patients showed the same.")]
    [InlineData("Source code for the driver was published on Friday, the company said.")]
    [InlineData("编辑：这个职业在十年内减少了四成，报告说。")]
    [InlineData("视频下方评论区留言超过 4 万条。")]
    [InlineData("更多城市明年跟进，预算为 3.4 亿元。")]
    [InlineData("记者从市交通局获悉，第二批路口明年三月完成改造。")]
    [InlineData("声明：公司董事长张某于 11 月 27 日辞职，即日生效。")]
    [InlineData("声明：网传裁员 30% 的消息不属实，公司今年新招 1,200 人。")]
    [InlineData("声明：公司与该事件无关，将追究造谣者的责任。")]
    [InlineData("风险提示：台风将于 27 日夜间登陆，请沿海居民转移到高处。")]
    [InlineData("风险提示：台风登陆前后，请沿海居民转移到高处。")]
    [InlineData("青岚市长说，欢迎更多企业关注青岚市的营商环境。")]
    [InlineData("欢迎更多企业关注青岚市的营商环境")]
    [InlineData("欢迎在政府网站留言，截止 12 月 10 日，共征集 34 项民生实事。")]
    [InlineData("平台宣布，今天起关闭评论区，欢迎用户在首页留言反馈。")]
    [InlineData("主播反复喊“记得点赞关注”，法院认定构成诱导。")]
    [InlineData("视频网站宣布推出“一键三连”收费功能")]
    [InlineData("点击链接后，手机被植入木马，损失 8 万元。")]
    [InlineData("点击链接的老人都没有收到退款")]
    [InlineData("更多详情将在 12 月 1 日的发布会上公布。")]
    [InlineData("更多新闻机构加入了这份倡议。")]
    [InlineData("查看更多海域的禁渔令今天生效")]
    [InlineData("阅读全文朗读功能今天上线")]
    [InlineData("新规明确，未经授权不得使用他人肖像生成视频。")]
    [InlineData("条例规定，未经用户同意不得向第三方提供个人信息。")]
    [InlineData("未经用户同意不得向第三方提供个人信息")]
    [InlineData("禁止转载未成年人的肖像，违者最高罚款 10 万元。")]
    [InlineData("青岚出版社提出，转载文章须注明出处并支付稿费，每千字 300 元。")]
    [InlineData("公安局通报，两人转发虚假视频，请网民注意辨别并联系警方核实。")]
    [InlineData("图片版权归摄影师李某所有，平台赔偿 2 万元。")]
    [InlineData("证监会通报，两名分析师称“不构成投资建议”后仍推荐个股，被罚 50 万元。")]
    [InlineData("关注该公众号的 3 万人被骗 1,200 万元。")]
    [InlineData("关注该公众号的用户都收到了短信")]
    [InlineData("三家涉事企业均为百万粉丝公众号")]
    [InlineData("乘客扫码关注后可以免费乘车")]
    [InlineData("商务合作：青岚与临江签订 12 亿元协议")]
    [InlineData("联系电话：0571-8888 受理 34 项投诉")]
    [InlineData("客服电话：400-800-1234，受影响车主可以免费更换。")]
    [InlineData("青岚市数千名居民加入社区微信群办事")]
    [InlineData("来源：调查显示，七成微塑料来自轮胎")]
    [InlineData("信息来源：三成用户说来自短视频，两成来自报纸")]
    [InlineData("文章来自 34 个国家的 1,200 名学者，今天在青岚出版")]
    [InlineData("图：青岚大桥今天合龙，主跨 1,208 米")]
    [InlineData("作者：张三获茅盾文学奖")]
    [InlineData("编辑：青岚出版社招聘 12 名编辑")]
    [InlineData("Photo: the app that Kodak launched on Friday has 2 million users")]
    [InlineData("Image: a new startup raises $40 million")]
    [InlineData("Source: the code was published on GitHub on Monday")]
    [InlineData("Source: Northwind to buy Contoso for $2.4 billion")]
    [InlineData("Via: trains will stop at Elm Street instead")]
    [InlineData("Copyright by AI is void, the top court ruled 5 to 4")]
    [InlineData("Copyright 2026 reform passes the Senate by 61 votes to 38")]
    [InlineData("The label said it would sue for all rights reserved in the 1998 contract.")]
    [InlineData("Follow me: the drone that tracks its owner costs $299")]
    [InlineData("Follow us, the mayor told protesters, and the tents will stay.")]
    [InlineData("Sign up for the vaccine opens on December 1 at 9 a.m.")]
    [InlineData("You may also like it hotter: the oven now reaches 500 degrees")]
    [InlineData("Read more than 40 books a year and you are in the top 5 percent.")]
    [InlineData("特别声明：退票手续费全免。")]
    [InlineData("风险提示：景区步道结冰，请游客绕行。")]
    [InlineData("版权声明引发争议")]
    [InlineData("版权归属成为焦点")]
    [InlineData("作者：一个消失的职业")]
    [InlineData("来源：水从哪里来")]
    [InlineData("投稿：一位读者的来信")]
    [InlineData("新闻线索：工厂夜里偷排")]
    [InlineData("商务合作成为主题")]
    [InlineData("加入微信群办事的居民越来越多")]
    [InlineData("点击链接填写银行卡的老人没有拿回钱")]
    [InlineData("关注我们身边的环境")]
    [InlineData("关注我们的饮用水")]
    [InlineData("欢迎收藏家捐赠藏品")]
    [InlineData("欢迎订阅户参加抽奖")]
    [InlineData("扫码点餐不得强制关注公众号")]
    [InlineData("扫码入群的老人都买了保健品")]
    [InlineData("长按二维码识别功能下线")]
    [InlineData("请勿转载未经核实的消息")]
    [InlineData("禁止转载的规定取消")]
    [InlineData("未经许可不得转载的条款无效")]
    [InlineData("转载请注明出处的做法由来已久")]
    [InlineData("不构成投资建议的免责条款无效")]
    [InlineData("打开手机APP查看公交")]
    [InlineData("海量资讯，尽在掌握")]
    [InlineData("两大公众号")]
    [InlineData("返回地球，查看更多样本")]
    [InlineData("Source: Apple delays headset")]
    [InlineData("Photo: Elephants return to the valley")]
    [InlineData("Via: Northern trains stop at Elm Street")]
    [InlineData("Tags: the new way to find lost luggage")]
    [InlineData("Filed under: unfinished business of the council")]
    [InlineData("Continue reading the signs of a slowing economy")]
    [InlineData("Read the full story of the port in court papers")]
    [InlineData("Reporting by Citizens Act clears the House")]
    [InlineData("The post office that time forgot appeared first on the map")]
    [InlineData("Originally published in 1914, the novel sells again")]
    [InlineData("Copyright: a history")]
    [InlineData("Affiliate disclosure: FTC fines three influencers")]
    public void A_sentence_of_the_news_keeps_its_place_even_as_the_last(string sentence)
    {
        Assert.EndsWith(sentence, Text($"{Opening}<p>{sentence}</p>"), StringComparison.Ordinal);
        Assert.EndsWith(sentence, Text($"{Opening}<p>{sentence}</p><p>责任编辑：李四</p>"), StringComparison.Ordinal);
        Assert.Equal(sentence, Text($"<p>{sentence}</p>"));
    }

    [Theory]
    [InlineData("责任编辑：李四")]
    [InlineData("（责编：李四 校对：王五）")]
    [InlineData("【编辑:李四】")]
    [InlineData("[ 责任编辑：李四 ]")]
    [InlineData("来源：示例日报")]
    [InlineData("图源：视觉示例")]
    [InlineData("未经授权，禁止转载。")]
    [InlineData("本文版权归作者所有，未经许可不得转载。")]
    [InlineData("转载请注明出处：示例网")]
    [InlineData("版权声明：本文为示例网原创，转载请联系授权。")]
    [InlineData("免责声明：本文仅代表作者观点，不构成投资建议。")]
    [InlineData("以上内容仅供参考，不构成投资建议。")]
    [InlineData("扫码关注我们，获取更多资讯")]
    [InlineData("长按识别下方二维码关注公众号")]
    [InlineData("欢迎点赞、转发、收藏！")]
    [InlineData("觉得有用就点个赞吧")]
    [InlineData("投稿邮箱：tougao@example.com")]
    [InlineData("扫码加入读者交流群")]
    [InlineData("点击阅读原文")]
    [InlineData("查看原文")]
    [InlineData("更多精彩内容，请下载示例客户端")]
    [InlineData("© 2026 Example News. All rights reserved.")]
    [InlineData("Copyright © 2026 Example News")]
    [InlineData("Follow us on Twitter and Facebook")]
    [InlineData("Sign up for our newsletter")]
    [InlineData("Share this article")]
    [InlineData("You may also like")]
    [InlineData("FTC: We use income earning auto affiliate links.")]
    [InlineData("本文首发于钛媒体APP")]
    [InlineData("来源丨青岚日报")]
    [InlineData("作者丨张三")]
    [InlineData("点击“阅读原文”查看更多")]
    [InlineData("原创不易，转载请注明出处")]
    [InlineData("本文由青岚观察原创，转载请注明出处。")]
    [InlineData("本文来自微信公众号“青岚观察”（ID：qinglanguancha），作者：李某，36氪经授权发布。")]
    [InlineData("（本文作者李某，编辑王某）")]
    [InlineData("返回搜狐，查看更多")]
    [InlineData("举报/反馈")]
    [InlineData("文章内容举报")]
    [InlineData("本文为作者独立观点，不代表虎嗅立场")]
    [InlineData("*本文仅代表作者观点，不代表本站立场。")]
    [InlineData("以上内容为作者个人观点，不代表本平台立场。")]
    [InlineData("（声明：本文仅代表作者观点，不代表本站立场）")]
    [InlineData("特别声明：以上内容仅代表作者本人的观点或立场，不代表示例头条的观点或立场。")]
    [InlineData("声明：本站转载此文是为了传递更多信息，如有侵权请联系我们，我们将在 30 日内删除。")]
    [InlineData("风险提示：下游需求不及预期，原材料价格波动。")]
    [InlineData("广告声明：文内含有的对外跳转链接（包括不限于超链接、二维码、口令等形式），用于传递更多信息，节省甄选时间，结果仅供参考，IT之家所有文章均包含本声明。")]
    [InlineData("未经允许不得转载：青岚网 » 法院判例")]
    [InlineData("上一篇：青岚市开通地铁")]
    [InlineData("分享到：微信 微博 QQ空间")]
    [InlineData("图片来自网络，侵删")]
    [InlineData("封面图来自Unsplash，基于CC0协议")]
    [InlineData("打开APP阅读全文")]
    [InlineData("海量资讯、精准解读，尽在示例财经APP")]
    [InlineData("喜欢就点个“在看”吧！")]
    [InlineData("欢迎大家转发、留言")]
    [InlineData("有任何问题欢迎在评论区留言")]
    [InlineData("关注公众号：青岚观察，回复“报告”领取全文")]
    [InlineData("The post Harborview rebuilds ferry terminal appeared first on Example News.")]
    [InlineData("This article originally appeared on Example News.")]
    [InlineData("Originally published at https://example.com on November 28, 2026.")]
    [InlineData("Reporting by Jane Doe; Editing by John Smith")]
    [InlineData("Continue reading…")]
    [InlineData("Continue reading →")]
    [InlineData("Read the full article at example.com")]
    [InlineData("Click here to read more.")]
    [InlineData("Click to share on Facebook (Opens in new window)")]
    [InlineData("Share on Facebook (Opens in new window)")]
    [InlineData("Share this:")]
    [InlineData("Like this:")]
    [InlineData("Filed under: Transport, Harborview")]
    [InlineData("Tags: ferry, port")]
    [InlineData("Posted in News | Tagged ferry, port | Leave a comment")]
    [InlineData("Image credits: Jane Doe / Getty Images")]
    [InlineData("Photo: Jane Doe")]
    [InlineData("Our Standards: The Thomson Reuters Trust Principles.")]
    [InlineData("Follow Jane Doe on Twitter @janedoe")]
    [InlineData("Affiliate disclosure: we may earn a commission from links on this page.")]
    [InlineData("View Comments")]
    [InlineData("来源：人民日报 2026-11-27 08:30")]
    [InlineData("题图来自：视觉中国")]
    [InlineData("著作权归作者所有。商业转载请联系作者获得授权，非商业转载请注明出处。")]
    [InlineData("版权声明：本文为博主原创文章，遵循 CC 4.0 BY-SA 版权协议，转载请附上原文出处链接和本声明。")]
    [InlineData("版权所有，侵权必究")]
    [InlineData("风险提示：投资有风险，决策需谨慎。")]
    [InlineData("文中观点仅代表作者个人，不代表本平台")]
    [InlineData("更多内容请关注公众号")]
    [InlineData("联系我们：contact@example.com")]
    [InlineData("商务合作：biz@example.com")]
    [InlineData("展开全文")]
    [InlineData("Source: Reuters")]
    [InlineData("Source: https://example.com/a")]
    [InlineData("Photo by Jane Doe on Unsplash")]
    [InlineData("Read more: How the port was rebuilt")]
    [InlineData("This article is republished from The Conversation under a Creative Commons license.")]
    [InlineData("We may earn a commission from links on this page.")]
    public void A_frame_at_the_end_goes_and_is_named_with_its_reason(string frame)
    {
        var taken = new List<TakenOff>();
        Assert.DoesNotContain(frame, Text($"{Opening}<p>{frame}</p>", taken), StringComparison.Ordinal);
        Assert.Equal(frame, Assert.Single(taken).Text);
        Assert.NotEqual("", taken[0].Reason);
    }

    [Theory]
    [InlineData("扫码关注我们，获取更多资讯")]
    [InlineData("查看原文")]
    [InlineData("作者：张三")]
    [InlineData("原文链接：https://example.com/2026/11/27/a-long-name-of-a-page.html")]
    [InlineData("Continue reading…")]
    [InlineData("The post Harborview rebuilds its ferry terminal for the second time appeared first on Example News.")]
    public void A_post_that_is_plainly_nothing_but_a_frame_has_no_text(string frame) => Assert.Equal("", Text($"<p>{frame}</p>"));

    [Theory]
    [InlineData("来源：青岚湖底的微塑料多半来自上游的轮胎厂和纺织厂")]
    [InlineData("Source: Harborview rebuilds the old ferry terminal after a decade of delays")]
    public void What_only_begins_like_a_frame_is_the_text_where_nothing_else_is(string line)
    {
        Assert.Equal(line, Text($"<p>{line}</p>"));
        Assert.Equal(line, Text($"<p>{line}</p><p>责任编辑：李四</p>"));
    }

    [Fact]
    public void A_paragraph_that_is_a_frame_for_the_better_part_goes_in_a_closing_run_only()
    {
        const string Half = "扫码关注我们，每周三直播";
        Assert.EndsWith(Half, Text($"{Opening}<p>{Half}</p><p>第二批路口明年三月完成改造。</p>").Replace("\n第二批路口明年三月完成改造。", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(Half, Text($"{Opening}<p>{Half}</p><p>责任编辑：李四</p><p>转载请注明出处</p>"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("services:\n  bot:\n    image: example/bot:1.2\n    source: ./data")]
    [InlineData("# 来源：自己写的\nprint('转载请注明出处')")]
    [InlineData("Copyright (c) 2026 Example\nAll rights reserved")]
    public void Code_is_never_touched(string code)
    {
        Assert.EndsWith(code, Text($"{Opening}<pre>{code}</pre>"), StringComparison.Ordinal);
        Assert.Contains(code, Text($"{Opening}<pre>{code}</pre><p>回滚用了 7 分钟。</p><p>责任编辑：李四</p>"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("估值最高的是 48 亿元（青岚科技）")]
    [InlineData("本轮由老股东领投（云岭金融）")]
    [InlineData("牵头单位是电网企业（国家电网）")]
    [InlineData("票房冠军是一部动画（《哪吒》）")]
    [InlineData("决赛在下午举行（青岚体育中心）")]
    [InlineData("增长最快的是租车（一嗨租车）")]
    public void A_name_in_brackets_at_the_end_is_no_credit(string sentence) => Assert.EndsWith(sentence, Text($"{Opening}<p>{sentence}</p>"), StringComparison.Ordinal);

    [Theory]
    [InlineData("（证券时报）")]
    [InlineData("（新华社）")]
    [InlineData("（记者 张三）")]
    [InlineData("（来源：示例研究院）")]
    [InlineData("（第一财经）")]
    [InlineData("（完）")]
    [InlineData("(IT之家)")]
    public void A_medium_in_brackets_at_the_end_is_one(string credit)
    {
        var taken = new List<TakenOff>();
        Assert.EndsWith("明年施行。", Text($"{Opening}<p>条例明年施行。{credit}</p>", taken), StringComparison.Ordinal);
        Assert.Equal(credit, Assert.Single(taken).Text);
    }

    [Theory]
    [InlineData("相关阅读")]
    [InlineData("推荐阅读：")]
    [InlineData("Related articles")]
    public void A_heading_over_other_texts_goes_with_its_links_only(string heading)
    {
        const string More = "<p>条例第 12 条规定，拆除比例不得超过 20%。</p><p>第 18 条规定，补偿标准每年公布一次。</p>";
        Assert.EndsWith("每年公布一次。", Text($"{Opening}<p>{heading}</p>{More}"), StringComparison.Ordinal);
        Assert.EndsWith("受影响的用户。", Text($"{Opening}<p>{heading}</p><ul><li><a href=/a>另一篇文章的题目</a></li><li><a href=/b>还有一篇</a></li></ul>"), StringComparison.Ordinal);
        Assert.EndsWith("受影响的用户。", Text($"{Opening}<p>{heading}</p><p>另一篇文章的题目</p><p>还有一篇文章的题目</p>"), StringComparison.Ordinal);
        Assert.EndsWith("每年公布一次。", Text($"{Opening}<p>{heading}</p><p><a href=/a>另一篇文章的题目</a></p>{More}"), StringComparison.Ordinal);
        Assert.EndsWith("《活着》被改编为话剧", Text($"{Opening}<p>{heading}</p><p>《人类简史》入选今年书单</p><p>《三体》再版 20 万册</p><p>《活着》被改编为话剧</p>"), StringComparison.Ordinal);
        Assert.EndsWith("获得年度设计", Text($"{Opening}<p>{heading}</p><p>青岚 E1 获得年度车型</p><p>临江 S5 获得年度设计</p>"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_with_medium_and_time_a_row_of_tags_and_where_it_was_taken_from_before_the_text_go()
    {
        Assert.StartsWith("临江云盘", Text($"<p>示例经济新闻 2026-03-22 17:19:26</p><div><a href=/a>光伏设备</a> <a href=/b>青岚省</a> <a href=/c>岭舟光能 +1.2%</a></div>{Opening}"), StringComparison.Ordinal);
        Assert.StartsWith("临江云盘", Text($"<p>原文来自「示例日报」：<del><a href=/a>那份条例还是没有通过 | 示例小数据</a></del></p>{Opening}"), StringComparison.Ordinal);
        Assert.StartsWith("第一篇", Text("<p><a href=/a>第一篇</a></p><p><a href=/b>第二篇</a></p><p><a href=/c>第三篇</a></p><p>都是旧文。</p>"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_end_mark_in_the_middle_of_much_text_ends_a_part_only()
    {
        var more = string.Concat(Enumerable.Range(1, 8).Select(number => $"<p>第 {number} 条：{new string('文', 170)}。</p>"));
        Assert.Contains("第 8 条", Text($"{more}<p>（完）</p>{more}"), StringComparison.Ordinal);
        Assert.EndsWith("受影响的用户。", Text($"{Opening}<p>- THE END -</p><p>随便什么短句，都在末尾。</p>"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>江北堤坝今天开工，工期两年。</p><h2>新闻</h2><p><a href='https://a.example/1'>堤坝更换计划</a></p><p>有关部门确认，少数闸门有缺陷，将免费更换。</p><p>更换为期三年。</p>", "堤坝更换计划")]
    [InlineData("<p>The board is happy to announce the second phase.</p><h2>What is new</h2><ul><li><a href='/a'>Steel gates</a></li><li>Two pumps of 30 MW</li><li>A road on the wall</li></ul><p>Work begins in March and takes two years.</p>", "Steel gates")]
    public void A_link_behind_a_sentence_and_a_heading_is_told(string html, string told) => Assert.Contains(told, Text(html), StringComparison.Ordinal);

    private static string Text(string html, List<TakenOff>? taken = null) =>
        string.Join('\n', Boilerplate.Remove(HtmlBody.Read(html).Paragraphs, taken ?? []).Select(paragraph => paragraph.Text));

    [Theory]
    [InlineData("責任編輯：張三")]
    [InlineData("（圖片來源：臨江地鐵）")]
    [InlineData("未經授權，請勿轉載！")]
    [InlineData("歡迎關注我們的微信公眾號")]
    [InlineData("本文不代表本站立場")]
    [InlineData("预览时标签不可点")]
    [InlineData("继续滑动看下一个")]
    [InlineData("： ， ， ， ， ， 。 视频 小程序 赞 ，轻点两下取消赞 在看 ，轻点两下取消在看")]
    [InlineData("分享、点赞、在看，至少我要拥有一个吧")]
    [InlineData("编辑于 2026-05-04 12:00 ・IP 属地北京")]
    [InlineData("还没有人赞赏，快来当第一个赞赏的人吧！")]
    [InlineData("我正在参加「掘金·启航计划」")]
    [InlineData("平台声明：该文观点仅代表作者本人，某号系信息发布平台，某站仅提供信息存储空间服务。")]
    [InlineData("初审：甲乙 复审：丙丁 终审：戊己")]
    [InlineData("【打印本页】【关闭窗口】")]
    [InlineData("扫一扫在手机打开当前页")]
    [InlineData("如不想再收到此类邮件，请点击退订")]
    [InlineData("This entry was posted in Transport and tagged trams. Bookmark the permalink.")]
    [InlineData("Like Loading…")]
    [InlineData("Thanks for reading Tram Weekly! Subscribe for free to receive new posts and support my work.")]
    [InlineData("This post is for paid subscribers")]
    [InlineData("submitted by /u/jane to r/trams")]
    [InlineData("View original content to download multimedia:https://www.example.com/news-releases/x-302000000.html")]
    [InlineData("A photo accompanying this announcement is available at https://www.example.com/NewsRoom/1")]
    [InlineData("You are receiving this email because you signed up on our website.")]
    [InlineData("Copyright 2026 The Associated Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed without permission.")]
    [InlineData("###")]
    [InlineData("– ENDS –")]
    [InlineData("-30-")]
    [InlineData("#堤坝 #江北 #开工")]
    [InlineData("📢 频道：@jiangbei_news 💬 投稿：@jiangbei_bot")]
    [InlineData("Channel: @jiangbei_news | Chat: @jiangbei_chat")]
    public void Lines_of_platforms_newswires_and_letters_below_a_text_go(string line) => Assert.DoesNotContain(line, Text($"{Opening}<p>{line}</p>"), StringComparison.Ordinal);

    [Theory]
    [InlineData("当前位置：首页 > 新闻中心 > 要闻")]
    [InlineData("首页 > 新闻 > 要闻 > 正文")]
    [InlineData("Home » News » Press Releases")]
    [InlineData("【字体：大 中 小】")]
    [InlineData("发布日期：2026-05-03 10:00 来源：江北区政府 浏览次数：123")]
    [InlineData("原创 张三 江北发布 2026年05月03日 08:00 北京")]
    [InlineData("已于 2026-05-03 12:00:00 修改")]
    [InlineData("2026-05-03 10:00")]
    [InlineData("FOR IMMEDIATE RELEASE")]
    [InlineData("Posted on May 3, 2026 by admin")]
    [InlineData("以下文章来源于江北发布，作者小林")]
    public void Where_a_page_stands_in_its_site_and_when_it_was_read_is_no_text(string line) => Assert.StartsWith("临江云盘", Text($"<p>{line}</p>{Opening}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("打开某某新闻 查看精彩图片")]
    [InlineData("（左右滑动查看更多）")]
    [InlineData("Story continues below advertisement")]
    [InlineData("READ MORE: Old trams leave the city")]
    [InlineData("Tram Weekly is a reader-supported publication. To receive new posts and support my work, consider becoming a subscriber.")]
    public void What_stood_for_a_picture_or_an_advert_in_the_middle_goes(string line) => Assert.DoesNotContain(line, Text($"{Opening}<p>{line}</p>{Opening}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("当前位置共享功能被曝泄露用户行踪，公司回应称已修复。")]
    [InlineData("打印本页的用户会收到警告，这是该病毒的新手法。")]
    [InlineData("分享、点赞、在看三项功能将下线，该公司 5 月 3 日宣布。")]
    [InlineData("發布於去年的系統漏洞至今未修補，影響 1 億台設備。")]
    [InlineData("Comments are closed to the public until the trial ends, the judge ruled.")]
    [InlineData("Exported from 12 countries, the trams are now in use worldwide.")]
    [InlineData("Labels on 300 foods must change by June.")]
    public void News_that_begins_like_a_line_of_a_page_stays(string line) => Assert.Contains(line, Text($"{Opening}<p>{line}</p>"), StringComparison.Ordinal);

    [Fact]
    public void Addresses_in_a_list_at_the_beginning_are_no_tags() => Assert.Contains("https://a.example.com/", Text("<ul><li><a href='https://a.example.com/'>https://a.example.com/</a></li></ul>" + Opening), StringComparison.Ordinal);
}
