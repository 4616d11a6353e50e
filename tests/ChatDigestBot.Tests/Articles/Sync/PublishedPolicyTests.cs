using ChatDigestBot.Articles.Sync;

namespace ChatDigestBot.Tests.Articles.Sync;

public sealed class PublishedPolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_post_that_names_its_date_has_it() =>
        Assert.Equal((Now.AddDays(-3), true), PublishedPolicy.OfNew(Now.AddDays(-3), Now.AddDays(-1), isArchive: false, Now));

    [Fact]
    public void An_undated_post_that_comes_later_is_of_the_moment_it_was_first_seen() =>
        Assert.Equal((Now, false), PublishedPolicy.OfNew(null, Now.AddDays(-1), isArchive: false, Now));

    [Theory]
    [InlineData(-24 * 30, -24 * 30)]
    [InlineData(1, 0)]
    [InlineData(-24 * 365 * 50, 0)]
    public void An_undated_post_of_the_archive_is_as_old_as_its_file_where_that_can_be(int writtenHours, int expectedHours) =>
        Assert.Equal((Now.AddHours(expectedHours), false), PublishedPolicy.OfNew(null, Now.AddHours(writtenHours), isArchive: true, Now));

    [Fact]
    public void No_rewriting_makes_a_post_newer()
    {
        Assert.Equal((Now, true), PublishedPolicy.OfRewritten(Now.AddDays(1), Now, wasDated: true));
        Assert.Equal((Now.AddDays(-1), true), PublishedPolicy.OfRewritten(Now.AddDays(-1), Now, wasDated: true));
        Assert.Equal((Now, false), PublishedPolicy.OfRewritten(null, Now, wasDated: false));
    }
}
