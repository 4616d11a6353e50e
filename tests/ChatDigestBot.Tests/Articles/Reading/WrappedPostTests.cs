using System.Text;
using ChatDigestBot.Articles.Reading;

namespace ChatDigestBot.Tests.Articles.Reading;

/// <summary>What tools that write posts leave around them.</summary>
public sealed class WrappedPostTests
{
    [Theory]
    [InlineData("```markdown\n---\ntitle: 步道\ndate: 2026-05-03\n---\n\n正文。\n```\n")]
    [InlineData("```markdown\n---\ntitle: 步道\ndate: 2026-05-03\n---\n\n正文。\n```")]
    [InlineData("```yaml\n---\ntitle: 步道\ndate: 2026-05-03\n---\n```\n\n正文。\n")]
    [InlineData("```yaml\ntitle: 步道\ndate: 2026-05-03\n```\n\n正文。\n")]
    [InlineData("---\ndate: 2026-05-03\n---\n\n---\ntitle: 步道\ndate: 2020-01-01\n---\n正文。\n")]
    [InlineData("---\ntitle: 步道\ndate: 2026-05-03\n---# 正文。\n")]
    [InlineData("From: a@example.com\nSubject: 步道\nDate: Sun, 3 May 2026 10:00:00 +0800\nMessage-ID: <1@x>\n\n正文。")]
    public void A_fence_a_second_head_or_the_lines_of_a_letter_around_a_post_are_none_of_its_text(string text)
    {
        var post = Read(text);
        Assert.Equal(("步道", "正文。"), (post.Head.Text("title", "subject"), post.Body.Trim().TrimStart('#').Trim()));
        Assert.Contains("2026", post.Head.Text("date"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_second_head_keeps_from_readers_is_kept() => Assert.Equal("true", Read("---\ntitle: 步道\n---\n---\ndraft: true\n---\n正文。").Head.Text("draft"));

    [Theory]
    [InlineData("---\ntitle: 步道\n---\n---\n\n正文。\n\n---\n\n末段。", "---\n\n正文。\n\n---\n\n末段。")]
    [InlineData("```js\nlet a;\n```\n\n正文。", "```js\nlet a;\n```\n\n正文。")]
    [InlineData("```html\n<p>\n```\n\n正文。\n\n```html\n</p>\n```", "```html\n<p>\n```\n\n正文。\n\n```html\n</p>\n```")]
    public void Lines_across_a_text_and_code_at_its_beginning_stay(string text, string body) => Assert.Equal(body, Read(text).Body.Trim());

    private static Post Read(string text) => ((PostReading.Loaded)PostReader.Read("a.md", Encoding.UTF8.GetBytes(text))).Post;
}
