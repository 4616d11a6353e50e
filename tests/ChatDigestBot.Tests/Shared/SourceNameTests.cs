using ChatDigestBot.Shared;

namespace ChatDigestBot.Tests.Shared;

public sealed class SourceNameTests
{
    [Theory]
    [InlineData("IT 之家", "it之家")]
    [InlineData("ＩＴ之家", "IT-之家")]
    [InlineData("Les Échos", "les echos")]
    [InlineData("示例·科技", "示例科技")]
    [InlineData("聯合報", "联合报")]
    [InlineData("“示例”周刊", "示例周刊")]
    public void One_source_is_known_however_it_is_written(string one, string other)
    {
        Assert.Equal(SourceName.Key(one), SourceName.Key(other));
        Assert.Single(new[] { one, other }.Distinct(SourceName.Comparer));
    }

    [Fact]
    public void Others_are_other_sources_and_so_is_who_has_no_name()
    {
        Assert.Equal(4, new[] { "示例日报", "示例晚报", null, "🚀", null }.Distinct(SourceName.Comparer).Count());
        Assert.Equal("", SourceName.Key(null));
        Assert.Equal(new string('a', 200), SourceName.Key(string.Concat(Enumerable.Repeat("A ", 200))));
    }
}
