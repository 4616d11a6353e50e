using ChatDigestBot.Conversation.Commands;

namespace ChatDigestBot.Tests.Conversation;

public sealed class CommandParserTests
{
    [Theory]
    [InlineData("/help", "help", null, "")]
    [InlineData("/HELP", "help", null, "")]
    [InlineData("  /search 智慧城市 华为 ", "search", null, "智慧城市 华为")]
    [InlineData("／search　智慧城市　华为", "search", null, "智慧城市　华为")] // full-width slash and spaces
    [InlineData("/search智慧城市", "search", null, "智慧城市")] // no space before Chinese, as Telegram marks it
    [InlineData("/search@DigestBot 5G", "search", "DigestBot", "5G")]
    [InlineData("/search＠DigestBot 5G", "search", "DigestBot", "5G")]
    [InlineData("/broadcast line one\nline two", "broadcast", null, "line one\nline two")]
    [InlineData("/broadcast\nline one", "broadcast", null, "line one")]
    [InlineData("/start t_ai", "start", null, "t_ai")]
    [InlineData("/搜索 华为", "搜索", null, "华为")]
    [InlineData("/a_1 x@y", "a_1", null, "x@y")]
    public void Commands_are_read_the_way_people_type_them(string text, string name, string? addressedTo, string arguments)
    {
        Assert.True(CommandParser.TryParse(text, out var command));
        Assert.Equal(new ParsedCommand(name, addressedTo, arguments), command);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/")]
    [InlineData(" / search")]
    [InlineData("//")]
    [InlineData("search /help")]
    [InlineData("智慧城市")]
    public void Anything_else_is_no_command(string? text) => Assert.False(CommandParser.TryParse(text, out _));

    [Fact]
    public void Words_are_parted_at_white_space_of_every_kind()
    {
        Assert.True(CommandParser.TryParse("/subscribe ai\u3000能源\n chips ", out var command));
        Assert.Equal(["ai", "能源", "chips"], command.Words);
    }
}
