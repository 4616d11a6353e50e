using ChatDigestBot.Articles.Topics;

namespace ChatDigestBot.Tests.Articles.Topics;

public sealed class PostMannerTests
{
    [Theory]
    [InlineData("如何给旧电脑换一块硬盘", true, false)]
    [InlineData("how to bake bread at home", true, false)]
    [InlineData("工具箱 3.2 正式版发布", false, true)]
    [InlineData("toolbox 3.2", false, true)]
    [InlineData("toolbox is now available", false, true)]
    [InlineData("市图书馆延长开放时间", false, false)]
    [InlineData("", false, false)]
    public void A_title_teaches_or_announces(string title, bool teaches, bool announces)
    {
        var manner = PostManner.Of(title, "");

        Assert.Equal((teaches, announces), (manner.Teaches, manner.Announces));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("One line of prose.\nAnother one.", 0)]
    [InlineData("A line of prose.\nvar a = 1;\nA line.\nA line.\nA line.\nA line.", 0.5)]
    [InlineData("$ make\n$ make install\nDone", 1)]
    public void A_third_of_code_is_all_code(string text, double code) => Assert.Equal(code, PostManner.Of("", text).Code, 0.001);

    [Theory]
    [InlineData("toolbox 3.2", "今天发布", true)]
    [InlineData("工具箱", "", true)]
    [InlineData("toolbox 3.2", "Out today.", false)]
    public void A_post_is_chinese_by_its_title_or_its_first_words(string title, string text, bool isChinese) => Assert.Equal(isChinese, PostManner.Of(title, text).IsChinese);

    [Theory]
    [InlineData("Java｜集合截取的三个坑小记", "昨天线上出了一个错，记录一下。\nList<Integer> all = load();\nList<Integer> some = all.subList(0, 3);\nall.clear();\n截取出来的集合只是原集合的一段，原集合一变它就失效。\n所以要先复制一份代码里的集合再改。")]
    [InlineData("通过 Jenkins 完成界面的自动化测试", "测试同学每天要点几百次界面。本文介绍怎么在 Jenkins 里新建一个任务，定时跑界面用例，并把报告发到群里。\n先安装插件，再写脚本：\nnode('ui') {\n  sh './run.sh';\n}")]
    [InlineData("Rust 中新手常见的错误和不良习惯", "刚开始写 Rust 的人喜欢到处克隆字符串。\nlet name = input.clone();\nlet other = name.clone();\n编译器会提醒你，但它不会替你改。本文列出十种写法和更好的代码。")]
    public void A_lesson_in_programming_is_no_news_of_open_source(string title, string text) => Assert.DoesNotContain("open-source", OurTopics.Of(title, text));

    [Theory]
    [InlineData("密码管理器 KeePassXC 2.7.9 发布", "开源密码管理器 KeePassXC 今天发布 2.7.9 版，修复了浏览器扩展的几个错误，贡献者来自十二个国家。源代码在 GitHub 上，采用 GPL 许可证。")]
    [InlineData("KeePassXC 2.7.9 released", "The KeePassXC team is pleased to announce the release of 2.7.9. This version fixes crashes in the browser extension. Thanks to all contributors; the source is on GitHub under the GPL.")]
    public void A_release_of_a_free_program_is(string title, string text) => Assert.Contains("open-source", OurTopics.Of(title, text));
}
