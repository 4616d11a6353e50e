using System.Text;
using ChatDigestBot.Feeds.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDigestBot.Tests.Feeds.Reading;

public sealed class AnyBytesTests
{
    private static readonly FeedOrigin Origin = new(new Uri("https://news.example/feed"));
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Any_bytes_at_all_are_read_or_refused() => Prop.ForAll(ArbMap.Default.GeneratorFor<byte[]>().ToArbitrary(), bytes => Assert.NotNull(FeedDocumentReader.Read(bytes, Origin, Now)))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Any_feed_put_together_wrongly_is_read_or_refused() => Prop.ForAll(
        (from text in AnyText.Pieces
         from root in Gen.Elements("<rss version='2.0'><channel>", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<rdf:RDF>", "{\"version\":\"https://jsonfeed.org/version/1\",", "")
         select root + text).ToArbitrary(),
        text => Assert.NotNull(FeedDocumentReader.Read(Encoding.UTF8.GetBytes(text), Origin, Now))).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void A_good_feed_with_damage_anywhere_is_read_or_refused()
    {
        var good = Encoding.UTF8.GetBytes("<?xml version='1.0'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>T</title>"
            + string.Concat(Enumerable.Range(0, 5).Select(number => $"<item><title>智慧 {number}</title><link>https://news.example/{number}</link><dc:date>2026-11-04</dc:date><description><![CDATA[<p>text</p>]]></description></item>"))
            + "</channel></rss>");
        Prop.ForAll(
            (from at in Gen.Choose(0, good.Length - 1) from length in Gen.Choose(0, 40) from value in Gen.Choose(0, 255) select (at, length, (byte)value)).ToArbitrary(),
            damage =>
            {
                var (at, length, value) = damage;
                byte[] bytes = [.. good[..at], value, .. good[Math.Min(good.Length, at + length)..]];
                Assert.NotNull(FeedDocumentReader.Read(bytes, Origin, Now));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }
}
