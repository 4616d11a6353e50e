using ChatDigestBot.Articles.Cleaning;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Articles.Reading.Dates;

namespace ChatDigestBot.Tests.Articles.Reading;

/// <summary>Heads in which the title stands as a title and not as a field: Pandoc's, Notion's, reStructuredText's.</summary>
public sealed class TitledHeadsTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("% Wind farm off Brand\n% Ann Keller; Tom Ruiz\n% 20 November 2026\n\nThe farm fed its first power.", "Wind farm off Brand", "Ann Keller, Tom Ruiz")]
    [InlineData("% Wind farm\n  off Brand\n% Ann Keller\n  Tom Ruiz\n% November 20, 2026\n\nThe farm fed its first power.", "Wind farm off Brand", "Ann Keller, Tom Ruiz")]
    [InlineData("% Wind farm off Brand\r\n%\r\n% 2026-11-20\r\n\r\nThe farm fed its first power.", "Wind farm off Brand", null)]
    [InlineData("# Wind farm off Brand\n\nStatus: Published\nTags: energy, sea\nCreated: November 20, 2026 8:00 AM\nAuthor: Ann Keller\n\nThe farm fed its first power.", "Wind farm off Brand", "Ann Keller")]
    [InlineData("# Wind farm off Brand\n\nCreated time: November 20, 2026 9:15 AM\nLast edited time: November 22, 2026 10:00 AM\nURL: https://example.org/brand\nReviewed with: Tom\nPublished: Yes\n\nThe farm fed its first power.", "Wind farm off Brand", null)]
    [InlineData("# Wind farm off Brand\n\n作者: Ann Keller\n创建时间: 2026年11月20日 08:00\n标签: 能源, 海洋\n\nThe farm fed its first power.", "Wind farm off Brand", "Ann Keller")]
    [InlineData("=====================\nWind farm off Brand\n=====================\n\n:date: 2026-11-20 10:20\n:tags: energy, sea\n:author: Ann Keller\n\nThe farm fed its first power.", "Wind farm off Brand", "Ann Keller")]
    [InlineData("Wind farm off Brand\n###################\n\n:date: 2026-11-20\n:category: Energy\n:summary: First power\n    of the farm.\n:author: Ann Keller\n\nThe farm fed its first power.", "Wind farm off Brand", "Ann Keller")]
    [InlineData("Wind farm off Brand\n===================\n:Date: 2026-11-20\n:Author: Ann Keller\n\nThe farm fed its first power.", "Wind farm off Brand", "Ann Keller")]
    [InlineData("Wind farm off Brand\n-------------------\n\n:日期: 2026-11-20\n:作者: Ann Keller\n\nThe farm fed its first power.", "Wind farm off Brand", "Ann Keller")]
    public void A_title_with_its_fields_is_a_head(string text, string title, string? author)
    {
        var (head, clean) = Read(text);
        Assert.Equal((title, author, "The farm fed its first power."), (clean.Title, clean.Author, clean.Text));
        Assert.InRange(DateOfPost.Find(head, "a.md", Now).At!.Value, Now.AddDays(-12), Now.AddDays(-10));
    }

    [Theory]
    [InlineData("% 海上风电场首次并网\n  第一批机组投运\n% 王芳\n\n青岚海上风电场向电网送电。", "海上风电场首次并网第一批机组投运", "青岚海上风电场向电网送电。")]
    [InlineData("% Only a title\n\nA text below it.", "Only a title", "A text below it.")]
    [InlineData("====================\nRiver sensors warn\n====================\n\nThey warn six hours earlier.", "River sensors warn", "They warn six hours earlier.")]
    public void A_title_alone_is_one_too(string text, string title, string body)
    {
        var (_, clean) = Read(text);
        Assert.Equal((title, body), (clean.Title, clean.Text));
    }

    [Theory]
    [InlineData("# x\n\nStatus: Draft\nTags: a\nCreated: November 20, 2026\n\nText.")]
    [InlineData("# 标题\n\n状态: 草稿\n创建时间: 2026-11-20\n\n正文。")]
    [InlineData("# x\n\nCreated: November 20, 2026\nPublished: No\n\nText.")]
    [InlineData("x\n=====\n\n:date: 2026-11-20\n:status: draft\n\nText.")]
    [InlineData("#####\nx\n#####\n\n:status: hidden\n\nText.")]
    public void What_they_keep_from_readers_stays_kept(string text) =>
        Assert.IsType<Publication.Denied>(PublicationRule.Of(FrontMatterReader.Read(text, "a.md", []).Head, "a.md", default));

    [Theory]
    [InlineData("# Outage of the booking system\n\nStatus: resolved\nImpact: high\n\nIt was down for two hours.")]
    [InlineData("# Interview with the mayor\n\nQuestion: What will it cost?\nAnswer: Nine million.\n\nWe spoke on Tuesday.")]
    [InlineData("# Storm over the bay\n\nDate: it is not known yet when the ferries run again.\n\nThe harbour is shut.")]
    [InlineData("# 对谈\n\n作者: 你怎么看这座桥？\n市长: 它会很结实。\n\n对谈在周二。")]
    [InlineData("Setext title\n============\n\nText below an ordinary heading.")]
    [InlineData("Well done\n=========\n\n:tada: The bridge is open.\n\nText.")]
    [InlineData("----\nText between two lines.\n----\nMore.")]
    [InlineData("%d of the votes were counted.\n\nText.")]
    [InlineData("% of votes\n% of seats\n% of members\n% of districts\n\nText.")]
    [InlineData("100 % of it\n\nText.")]
    public void What_only_looks_like_one_is_text(string text) => Assert.Equal((FrontMatter.None, 0), FrontMatterReader.Read(text, "a.md", []));

    private static (FrontMatter Head, CleanPost Clean) Read(string text)
    {
        var post = Assert.IsType<PostReading.Loaded>(PostReader.Read("a.md", System.Text.Encoding.UTF8.GetBytes(text))).Post;
        return (post.Head, PostCleaner.Clean(post, Now));
    }
}
