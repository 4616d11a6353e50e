using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Articles.Reading.Dates;

namespace ChatDigestBot.Tests.Articles.Reading;

public sealed class OtherHeadsTests
{
    [Theory]
    [InlineData("+++\ntitle = \"标题\"\ndate = 2026-11-28T08:00:00+08:00\ncategories = [\"甲\", \"乙\"]\n+++\n正文。")]
    [InlineData("\n+++\ntitle = '标题'\ndate = 2026-11-28 08:00:00\ncategories = [\n  '甲',\n  '乙',\n]\n[params]\nfeatured = true\n+++\n正文。")]
    [InlineData("{\n  \"title\": \"标题\",\n  \"date\": \"2026-11-28 08:00:00\",\n  \"categories\": [\"甲\", \"乙\"],\n}\n正文。")]
    [InlineData(";;;\n\"title\": \"标题\",\n\"date\": \"2026-11-28 08:00:00\",\n\"categories\": [\"甲\", \"乙\"]\n;;;\n正文。")]
    [InlineData("title: 标题\ndate: 2026-11-28 08:00:00\ncategories:\n - 甲\n - 乙\n---\n正文。")]
    [InlineData("Title: 标题\nDate: 2026-11-28 08:00:00\nCategories:\n  - 甲\n  - 乙\n\n正文。")]
    public void A_head_is_read_in_every_notation_of_site_generators(string text)
    {
        var problems = new List<PostProblem>();
        var (head, bodyStart) = FrontMatterReader.Read(text, "a.md", problems);
        Assert.Equal(("标题", "正文。"), (head.Text("title"), text[bodyStart..].Trim()));
        Assert.Equal(["甲", "乙"], head.List("categories"));
        Assert.Equal(new DateTimeOffset(2026, 11, 28, 0, 0, 0, TimeSpan.Zero), DateOfPost.Find(head, "a.md", new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)).At);
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("{% note %}\n正文。\n{% endnote %}")]
    [InlineData("{\"a\": 1}\n正文。")]
    [InlineData("+++\nno toml at all\n+++\n正文。")]
    [InlineData("+++ b/file.txt 的变化")]
    [InlineData("title: 一句话\n\n正文。")]
    [InlineData("date: 明天\n会议改期，请各位留意。\n---\n正文。")]
    [InlineData("他说：title: x\n---\n")]
    public void What_only_looks_like_a_head_is_text(string text) => Assert.Equal((FrontMatter.None, 0), FrontMatterReader.Read(text, "a.md", []));

    [Theory]
    [InlineData("+++\ndraft = true\n+++\n")]
    [InlineData("{\"title\": \"x\", \"draft\": true}\n")]
    [InlineData("title: x\ndraft: true\n---\n")]
    public void What_they_keep_from_readers_stays_kept(string text) =>
        Assert.IsType<Publication.Denied>(PublicationRule.Of(FrontMatterReader.Read(text, "a.md", []).Head, "a.md", default));
}
