using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Articles.Reading.Dates;

namespace ChatDigestBot.Tests.Articles.Reading;

public sealed class DateOfPostTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("date: 2022-01-13 05:12:08", "2022-01-12T21:12:08Z")]
    [InlineData("publishDate: 2022-01-13T05:12:08Z", "2022-01-13T05:12:08Z")]
    [InlineData("pub_date: 2022-01-13T05:12:08Z", "2022-01-13T05:12:08Z")]
    [InlineData("created: 2022-01-13T05:12:08Z", "2022-01-13T05:12:08Z")]
    [InlineData("lastmod: 2022-01-13T05:12:08Z", "2022-01-13T05:12:08Z")]
    [InlineData("lastmod: 2022-02-01\ncreated: 2022-01-13T05:12:08Z", "2022-01-13T05:12:08Z")]
    [InlineData("date: Invalid Date\nlastmod: 2022-01-13T05:12:08Z", "2022-01-13T05:12:08Z")]
    [InlineData("published: true\ndate: 2022-01-13T05:12:08Z", "2022-01-13T05:12:08Z")]
    [InlineData("date: 2022-01-01\npublishDate: 2022-01-13T05:12:08Z", "2022-01-13T05:12:08Z")]
    [InlineData("date: 1986-04-26", "1986-04-25T16:00:00Z")]
    [InlineData("pubDatetime: 2022-01-13T05:12:08Z", "2022-01-13T05:12:08Z")]
    [InlineData("publication_date: 2022-01-13T05:12:08Z", "2022-01-13T05:12:08Z")]
    [InlineData("first_published_at: 2022-01-13T05:12:08Z", "2022-01-13T05:12:08Z")]
    [InlineData("last_modified_at: 2022-01-13T05:12:08Z", "2022-01-13T05:12:08Z")]
    [InlineData("post_date_gmt: 2022-01-13 05:12:08", "2022-01-13T05:12:08Z")]
    [InlineData("issued: 2022-01-13T05:12:08Z", "2022-01-13T05:12:08Z")]
    [InlineData("dc.date: 2022-01-13T05:12:08Z", "2022-01-13T05:12:08Z")]
    [InlineData("article:published_time: 2022-01-13T05:12:08Z", "2022-01-13T05:12:08Z")]
    [InlineData("发布日期: 2022-01-13T05:12:08Z", "2022-01-13T05:12:08Z")]
    [InlineData("创建时间: 2022-01-13T05:12:08Z", "2022-01-13T05:12:08Z")]
    [InlineData("發佈日期: 2022-01-13T05:12:08Z", "2022-01-13T05:12:08Z")]
    [InlineData("發表時間: 2022-01-13T05:12:08Z", "2022-01-13T05:12:08Z")]
    [InlineData("发布于: 2022-01-13T05:12:08Z", "2022-01-13T05:12:08Z")]
    [InlineData("posted_on: 2022-01-13T05:12:08Z", "2022-01-13T05:12:08Z")]
    [InlineData("email_sent_at: 2022-01-13T05:12:08Z", "2022-01-13T05:12:08Z")]
    [InlineData("date:\n  created: 2022-01-13T05:12:08Z", "2022-01-13T05:12:08Z")]
    [InlineData("path: 2022/01/13/nll-hard-errors", "2022-01-12T16:00:00Z")]
    [InlineData("link: https://example.com/blog/2022/1/13/step/", "2022-01-12T16:00:00Z")]
    // Ahead: when it may be told, and the later of two.
    [InlineData("date: 2026-03-01T12:00:30Z", "2026-03-01T12:00:30Z")]
    [InlineData("date: 2026-02-01\nembargo: 2026-03-02T08:00:00Z", "2026-03-02T08:00:00Z")]
    [InlineData("date: 2026-02-01T00:00:00Z\nembargo: 2026-02-10", "2026-02-01T00:00:00Z")]
    [InlineData("pubDatetime: 2026-03-02T08:00:00Z", "2026-03-02T08:00:00Z")]
    [InlineData("date: 2026-02-01\npublished: 2026-03-02T08:00:00Z", "2026-03-02T08:00:00Z")]
    [InlineData("date: 2026-02-01\npublish: 2026-03-02T08:00:00Z", "2026-03-02T08:00:00Z")]
    public void A_date_is_found_under_every_name_it_goes_by(string head, string expected)
    {
        var date = Find(head, "a.md");
        Assert.Equal((DateTimeOffset.Parse(expected, null), null), (date.At!.Value, date.Problem));
    }

    [Theory]
    [InlineData("2022-01-13-jekyll-names-it.md", "2022-01-12T16:00:00Z")]
    [InlineData("news/_posts/2022-01-13-jekyll.markdown", "2022-01-12T16:00:00Z")]
    [InlineData("20220113_note.md", "2022-01-12T16:00:00Z")]
    [InlineData("2022-01-13.md", "2022-01-12T16:00:00Z")]
    [InlineData("2022-01-13-slug/index.md", "2022-01-12T16:00:00Z")]
    [InlineData("news/2022/01/13/slug.md", "2022-01-12T16:00:00Z")]
    [InlineData("news/2022/1/13/slug.md", "2022-01-12T16:00:00Z")]
    [InlineData("news/2022/01/13.md", "2022-01-12T16:00:00Z")]
    [InlineData("news/2022年/01月/13日/slug.md", "2022-01-12T16:00:00Z")]
    [InlineData("2022/0113/slug.md", "2022-01-12T16:00:00Z")]
    [InlineData("江北日报2022年1月13日.md", "2022-01-12T16:00:00Z")]
    [InlineData("早报-20220113.md", "2022-01-12T16:00:00Z")]
    [InlineData("2022/01/13/slug/index.md", "2022-01-12T16:00:00Z")]
    [InlineData("2022年1月13日 旧闻.md", "2022-01-12T16:00:00Z")]
    [InlineData("旧闻 2022-01-13.md", "2022-01-12T16:00:00Z")]
    [InlineData("旧闻 2027-01-13.md", null)]
    [InlineData("2022年1月13日那场大火.md", null)]
    [InlineData("2022/01/slug.md", null)]
    [InlineData("192.168.2022-01-13x/a.md", null)]
    [InlineData("2022-13-41-x.md", null)]
    [InlineData("2022年虫.md", null)]
    [InlineData("20220113456.md", null)]
    public void The_name_of_the_file_tells_it_where_the_head_does_not(string path, string? expected)
    {
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, null), Find("title: x", path).At);
        Assert.Equal(new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero), Find("date: 2021-01-01T00:00:00Z", path).At);
    }

    [Theory]
    [InlineData("title: x", "no date")]
    [InlineData("date: '  '", "no date")]
    [InlineData("date: Invalid Date", "is not one")]
    [InlineData("date: 2026-13-45 05:12:08", "is not one")]
    [InlineData("date: 1970-01-01 00:00:00", "is not one")]
    [InlineData("date: 0001-01-01T00:00:00Z", "is not one")]
    public void Without_a_usable_date_there_is_none_and_a_reason(string head, string reason)
    {
        var date = Find(head, "a.md");
        Assert.Null(date.At);
        Assert.Contains(reason, date.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-13-45 05:12:08", 2024)]
    [InlineData("some day in the autumn of 2019", 2019)]
    [InlineData("2023 年底 12 点左右", 2023)]
    public void A_date_that_cannot_be_read_but_names_a_year_gone_by_is_of_that_year_and_no_news(string text, int year)
    {
        var date = Find($"date: '{text}'", "a.md");
        Assert.Equal(year, date.At!.Value.Year);
        Assert.Contains("gone by", date.Problem, StringComparison.Ordinal);
    }

    private static DateOfPost Find(string head, string path) => DateOfPost.Find(FrontMatterReader.Read($"---\n{head}\n---\n", path, []).Head, path, Now);
}
