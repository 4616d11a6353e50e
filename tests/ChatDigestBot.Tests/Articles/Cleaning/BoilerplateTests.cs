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
    public void A_sentence_of_the_news_keeps_its_place_even_as_the_last(string sentence)
    {
        Assert.EndsWith(sentence, Text($"{Opening}<p>{sentence}</p>"), StringComparison.Ordinal);
        Assert.EndsWith(sentence, Text($"{Opening}<p>{sentence}</p><p>责任编辑：李四</p>"), StringComparison.Ordinal);
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
    public void A_frame_at_the_end_goes_and_is_named_with_its_reason(string frame)
    {
        var taken = new List<TakenOff>();
        Assert.DoesNotContain(frame, Text($"{Opening}<p>{frame}</p>", taken), StringComparison.Ordinal);
        Assert.Equal(frame, Assert.Single(taken).Text);
        Assert.NotEqual("", taken[0].Reason);
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

    private static string Text(string html, List<TakenOff>? taken = null) =>
        string.Join('\n', Boilerplate.Remove(HtmlBody.Read(html).Paragraphs, taken ?? []).Select(paragraph => paragraph.Text));
}
