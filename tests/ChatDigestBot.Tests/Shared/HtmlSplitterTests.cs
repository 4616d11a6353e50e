using System.Globalization;
using ChatDigestBot.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDigestBot.Tests.Shared;

public sealed class HtmlSplitterTests
{
    // Markup from a random recipe: pieces of text, each plain or wrapped in one or two marks.
    private static readonly Arbitrary<HtmlText> AnyText = Gen.Elements(
            "智慧城市。", "Hello, world! ", "a < b & c > d\n", "\n\n", "👩‍👩‍👧‍👦", "e\u0301", "词，", "word ", "\ud83d\ude00", "&amp;", "x")
        .Select(HtmlText.Encode)
        .SelectMany(text => Gen.Elements<Func<HtmlText, HtmlText>>(plain => plain, plain => plain.Bold(), plain => plain.Italic().Bold(), plain => plain.Link("https://example.com/?a=1&b=2"))
            .Select(mark => mark(text)))
        .ListOf()
        .Select(parts => parts.Aggregate(HtmlText.Empty, (all, part) => all + part))
        .ToArbitrary();

    [Fact]
    public void Parts_put_together_are_the_text_and_each_fits() =>
        Prop.ForAll(AnyText, Gen.Choose(16, 200).ToArbitrary(), (text, limit) =>
        {
            var parts = HtmlSplitter.Split(text, limit);
            Assert.Equal(WithoutBlanks(text.Plain), WithoutBlanks(string.Concat(parts.Select(part => part.Plain))));
            Assert.All(parts, part =>
            {
                Assert.InRange(part.Length, 1, limit);
                Assert.True(HtmlTree.Parse(part.Html).Spans.Count <= HtmlSplitter.MaxEntities);
                Assert.Equal(part.Html, HtmlTree.Parse(part.Html).Render(0, part.Length));
            });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void No_grapheme_is_torn() =>
        Prop.ForAll(AnyText, text =>
        {
            var boundaries = StringInfo.ParseCombiningCharacters(text.Plain).Append(text.Plain.Length).ToHashSet();
            var position = 0;
            foreach (var part in HtmlSplitter.Split(text, 24).Where(_ => !text.Plain.Contains('\n', StringComparison.Ordinal)))
            {
                position += part.Length;
                Assert.Contains(position, boundaries);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData("one two.\n\nthree four", "one two.\n\n")]
    [InlineData("one two.\nthree, four", "one two.\n")]
    [InlineData("一二三四。四五六，七八九十一二三", "一二三四。")]
    [InlineData("一二三四五六。七八九，十一二三四", "一二三四五六。")]
    [InlineData("one, two three-four", "one, ")]
    [InlineData("one two three-four", "one two ")]
    public void A_cut_falls_where_a_reader_would_pause(string text, string first) =>
        Assert.Equal(first, HtmlSplitter.Split(HtmlText.Encode(text), 14)[0].Plain);

    [Theory]
    [InlineData(1, 2_000)]
    [InlineData(15, 2_000)]
    [InlineData(17, 2_000)]
    [InlineData(100, 20)]
    [InlineData(101, 20)]
    public void Only_what_is_not_split_fits(int links, int addressLength)
    {
        var text = HtmlText.Join("\n", Enumerable.Repeat(HtmlText.Encode("article").Link("https://example.com/" + new string('x', addressLength)), links));
        Assert.Equal(HtmlSplitter.Split(text).Count == 1, HtmlSplitter.Fits(text));
    }

    [Fact]
    public void A_mark_open_at_the_cut_goes_on_in_the_next_part() =>
        Assert.Equal(["<b>one </b>", "<b>two</b>"], HtmlSplitter.Split(HtmlText.Encode("one two").Bold(), 5).Select(part => part.Html));

    [Fact]
    public void No_part_has_more_entities_than_Telegram_keeps()
    {
        var text = HtmlText.Join(" ", Enumerable.Range(0, 250).Select(number => HtmlText.Of($"<b>{number}</b>")));
        Assert.All(HtmlSplitter.Split(text), part => Assert.True(HtmlTree.Parse(part.Html).Spans.Count <= 100));
    }

    private static string WithoutBlanks(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
