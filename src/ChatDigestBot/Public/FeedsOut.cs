using System.Globalization;
using System.Text;
using System.Xml;
using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Digests.Planning;
using ChatDigestBot.Shared;
using ChatDigestBot.Telegram;
using ChatDigestBot.Texts;
using ChatDigestBot.Web;
using Microsoft.Net.Http.Headers;

namespace ChatDigestBot.Public;

/// <summary>What programs read: <c>/feeds/{topic}.xml</c>, <c>/feeds/all.xml</c> and <c>/sitemap.xml</c>; where the bot has no address of its own there is none of them.</summary>
internal sealed class FeedsOut(ArticleCatalogue catalogue, TopicCatalogue topics, PublishedEditions editions, BotAccount bot, WebOptions web, TimeProvider clock)
{
    private static readonly string[] Lists = ["/", "/d/"];

    public const string All = "all";

    private const int MaxEntries = 50;

    /// <summary>The feed of a topic, or of all; null where there is none.</summary>
    public async Task<byte[]?> FindFeedAsync(string name, CancellationToken cancellationToken)
    {
        var topic = topics.All.FirstOrDefault(topic => topic.Id == name);
        if (web.PublicUrl is not { } site || (topic is null && name != All))
        {
            return null;
        }

        var articles = await catalogue.ListAsync(
            new ArticleFilter { Topics = topic is null ? null : [topic.Id], ForDigests = true, PublishedUntil = clock.GetUtcNow(), Limit = MaxEntries }, cancellationToken);
        var botName = PublicPages.NameOf(bot);
        var title = topic is null ? botName : $"{topic.Name(Language.Chinese)} · {topic.Name(Language.English)} · {botName}";
        return AtomFeed.Write(site, $"/feeds/{name}.xml", title, botName, articles);
    }

    /// <summary>The pages that may be found by search engines: not the articles, which are other people's.</summary>
    public async Task<byte[]?> FindSiteMapAsync(CancellationToken cancellationToken)
    {
        if (web.PublicUrl is not { } site)
        {
            return null;
        }

        var days = await editions.ListDaysAsync(cancellationToken);
        using var stream = new MemoryStream();
        await using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n", Async = true }))
        {
            writer.WriteStartElement("urlset", "http://www.sitemaps.org/schemas/sitemap/0.9");
            foreach (var path in Lists.Concat(days.Select(day => string.Create(CultureInfo.InvariantCulture, $"/d/{day.TopicId}/{day.Day:yyyy-MM-dd}"))))
            {
                writer.WriteStartElement("url");
                writer.WriteElementString("loc", site + path);
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        return stream.ToArray();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/feeds/{name}.xml", ReadMethods.All, async (HttpContext context, string name, FeedsOut feeds, CancellationToken cancellationToken) =>
            Answer(context, await feeds.FindFeedAsync(name, cancellationToken), "application/atom+xml; charset=utf-8"));
        routes.MapMethods("/sitemap.xml", ReadMethods.All, async (HttpContext context, FeedsOut feeds, CancellationToken cancellationToken) =>
            Answer(context, await feeds.FindSiteMapAsync(cancellationToken), "application/xml; charset=utf-8"));
    }

    // Who asks with the mark of what it has is told that nothing changed.
    private static IResult Answer(HttpContext context, byte[]? bytes, string contentType)
    {
        if (bytes is null)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Bytes(bytes, contentType, entityTag: new EntityTagHeaderValue($"\"{StableHash.Of(bytes.AsSpan()):x16}\""));
    }
}
