using System.Text.Json;
using System.Text.Json.Nodes;
using ChatDigestBot.Articles;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Public;

/// <summary>What an article is, for programs: schema.org's NewsArticle as JSON-LD. Pure.</summary>
internal static class NewsArticle
{
    /// <summary>A data block, which no browser runs. The serialiser escapes every sign that could end it.</summary>
    public static string Script(Article article, string? address, string? picture)
    {
        var fields = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "NewsArticle",
            ["headline"] = article.Title,
            ["inLanguage"] = article.Language,
            ["datePublished"] = IsoInstant.Of(article.PublishedAt),
            ["dateModified"] = IsoInstant.Of(article.CorrectedAt ?? article.PublishedAt),
        };
        Add("description", article.Summary);
        Add("url", address);
        Add("image", picture);
        Add("isBasedOn", article.Link);
        if (article.Source is { Length: > 0 } source)
        {
            fields["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = source };
        }

        return $"<script type=\"application/ld+json\">{fields.ToJsonString(JsonSerializerOptions.Default)}</script>";

        void Add(string name, string? value)
        {
            if (value is { Length: > 0 })
            {
                fields[name] = value;
            }
        }
    }

}
