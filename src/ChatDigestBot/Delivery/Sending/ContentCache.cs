using System.Text.Json;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Telegram.Api;
using Telegram.Bot.Types.ReplyMarkups;

namespace ChatDigestBot.Delivery.Sending;

/// <summary>Contents that are being sent, read once for the many chats that get them. One sender uses it.</summary>
internal sealed class ContentCache
{
    // A thousand digests of 8 kB; beyond it the cache is emptied.
    private const int MaxContents = 1000;

    // Null for what cannot be read: its rows fail, and all others go on.
    private readonly Dictionary<long, LoadedContent?> _contents = [];

    /// <summary>Only of what <see cref="FindFault"/> finds nothing about.</summary>
    public LoadedContent Get(long id) => _contents[id]!;

    /// <summary>Why a loaded content cannot be sent; null where it can.</summary>
    public string? FindFault(long id) => !_contents.TryGetValue(id, out var content) ? "content-missing" : content is null ? "content-unreadable" : null;

    public async Task LoadAsync(DbSession session, IEnumerable<long> ids)
    {
        var missing = ids.Distinct().Where(id => !_contents.ContainsKey(id)).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        if (_contents.Count + missing.Count > MaxContents)
        {
            _contents.Clear();
            missing = [.. ids.Distinct()];
        }

        foreach (var row in await session.QueryAsync<ContentRow>(
            $"""
            SELECT c.id, c.html, c.keyboard, c.is_plain, c.is_bare, c.has_stories, c.kind, c.file_id, c.preview_url
            FROM {JsonRows.From(session)} JOIN delivery_contents AS c ON c.id = CAST(r.value ->> 0 AS BIGINT)
            """,
            new { rows = JsonRows.OfIds(missing) }))
        {
            _contents[row.Id] = row.ToContent();
        }
    }

    /// <summary>Sends a content in a simpler form from now on; false when it is so already.</summary>
    public async Task<bool> SimplifyAsync(DbSession session, long id, ContentForm form)
    {
        var isNews = await session.ExecuteAsync(
            """
            UPDATE delivery_contents SET is_plain = @plain, is_bare = @bare
            WHERE id = @id AND (is_plain < @plain OR is_bare < @bare)
            """,
            new { id, plain = form.IsPlain ? 1 : 0, bare = form.IsBare ? 1 : 0 }) == 1;
        _contents.Remove(id);
        return isNews;
    }

    private sealed record ContentRow
    {
        public required long Id { get; init; }

        public required string Html { get; init; }

        public string? Keyboard { get; init; }

        public required bool IsPlain { get; init; }

        public required bool IsBare { get; init; }

        public required bool HasStories { get; init; }

        public required ContentKind Kind { get; init; }

        public string? FileId { get; init; }

        public string? PreviewUrl { get; init; }

        public LoadedContent? ToContent()
        {
            try
            {
                return Read();
            }
            catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException or InvalidOperationException)
            {
                return null;
            }
        }

        private LoadedContent Read()
        {
            // The ledger's html was made of HtmlText when it was planned.
            var html = HtmlText.FromTrusted(Html);
            return new LoadedContent
            {
                Text = IsPlain ? HtmlText.Encode(html.Plain) : html,
                Keyboard = Keyboard is null || IsBare ? null : BotJson.ReadKeyboard(Keyboard),
                Form = new ContentForm(IsPlain, IsBare, HasFile: FileId is not null),
                Kind = Kind,
                FileId = FileId,
                HasStories = HasStories,
                PreviewUrl = IsPlain ? null : PreviewUrl,
            };
        }
    }
}

/// <summary>A content ready to be sent.</summary>
internal sealed record LoadedContent
{
    public required HtmlText Text { get; init; }

    public required InlineKeyboardMarkup? Keyboard { get; init; }

    public required ContentForm Form { get; init; }

    public ContentKind Kind { get; init; }

    public string? FileId { get; init; }

    public required bool HasStories { get; init; }

    public string? PreviewUrl { get; init; }
}
