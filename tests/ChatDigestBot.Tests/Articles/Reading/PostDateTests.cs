using ChatDigestBot.Articles.Reading;

namespace ChatDigestBot.Tests.Articles.Reading;

public sealed class PostDateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Sat, 23 Oct 2021 03:53:40 GMT", "2021-10-23T03:53:40Z")]
    [InlineData("2022-01-13 05:12:08", "2022-01-12T21:12:08Z")]
    [InlineData("2022-01-13", "2022-01-12T16:00:00Z")]
    [InlineData("2022-01-13T05:12:08Z", "2022-01-13T05:12:08Z")]
    [InlineData("2022-01-13T05:12:08.5+02:00", "2022-01-13T03:12:08.5Z")]
    [InlineData("2022-01-13 05:12:08 +08:00", "2022-01-12T21:12:08Z")]
    [InlineData("2022/1/3 5:12", "2022-01-02T21:12:00Z")]
    [InlineData("2022年1月3日", "2022-01-02T16:00:00Z")]
    [InlineData("2026-03-01T12:59:00Z", "2026-03-01T12:59:00Z")]
    public void Dates_are_read_and_those_without_a_zone_are_Chinese(string text, string expected)
    {
        Assert.Equal(DateTimeOffset.Parse(expected, null), PostDate.Read(text, Now, out var problem));
        Assert.Null(problem);
    }

    [Theory]
    [InlineData(null, "no date")]
    [InlineData("  ", "no date")]
    [InlineData("Invalid Date", "is not one")]
    [InlineData("2022-13-45 05:12:08", "is not one")]
    [InlineData("2026-03-01T13:01:00Z", "still to come")]
    [InlineData("9999-12-31", "still to come")]
    [InlineData("1970-01-01 00:00:00", "older than the web")]
    [InlineData("0001-01-01 00:00:00", "is not one")]
    public void Without_a_usable_date_there_is_none_and_a_reason(string? text, string reason)
    {
        Assert.Null(PostDate.Read(text, Now, out var problem));
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }
}
