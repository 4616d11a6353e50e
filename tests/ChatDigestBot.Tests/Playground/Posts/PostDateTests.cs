using ChatDigestBot.Playground.Posts;

namespace ChatDigestBot.Tests.Playground.Posts;

public sealed class PostDateTests
{
    private static readonly DateTimeOffset NewDate = new(2026, 11, 24, 22, 40, 0, TimeSpan.Zero);

    [Fact]
    public void The_date_of_the_front_matter_is_read()
    {
        Assert.Equal(new DateTimeOffset(2021, 8, 13, 19, 2, 41, TimeSpan.Zero), PostDate.Find(Post("Fri, 13 Aug 2021 19:02:41 GMT")));
    }

    [Theory]
    [InlineData("Invalid Date")]
    [InlineData("")]
    public void A_date_nobody_can_read_is_none(string value)
    {
        Assert.Null(PostDate.Find(Post(value)));
    }

    [Theory]
    [InlineData("no front matter\ndate: Fri, 13 Aug 2021 19:02:41 GMT\n")]
    [InlineData("---\ntitle: x\n---\ndate: Fri, 13 Aug 2021 19:02:41 GMT\n")]
    public void A_date_line_in_the_body_is_not_the_posts_date(string post)
    {
        Assert.Null(PostDate.Find(post));
        Assert.Equal(post, PostDate.Replace(post, NewDate));
    }

    [Fact]
    public void Replacing_changes_the_value_and_nothing_else()
    {
        Assert.Equal(Post("Tue, 24 Nov 2026 22:40:00 GMT"), PostDate.Replace(Post("Fri, 13 Aug 2021 19:02:41 GMT"), NewDate));
    }

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_stay()
    {
        var post = "\uFEFF\r\n" + Post("Fri, 13 Aug 2021 19:02:41 GMT").Replace("\n", "\r\n", StringComparison.Ordinal);

        var replaced = PostDate.Replace(post, NewDate);

        Assert.Equal(NewDate, PostDate.Find(replaced));
        Assert.Equal(post.Replace("Fri, 13 Aug 2021 19:02:41 GMT", "Tue, 24 Nov 2026 22:40:00 GMT", StringComparison.Ordinal), replaced);
    }

    private static string Post(string date) => $"\n---\ntitle: '标题 date: 1'\ncategories: \n - 示例\ndate: {date}\nthumbnail: ''\n---\n\n<div>date: none</div>\n   ";
}
