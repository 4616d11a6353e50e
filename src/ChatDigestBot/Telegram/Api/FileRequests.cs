using System.Text.Json.Serialization;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Telegram.Api;

/// <summary>Sends a picture with a caption of up to 1024 UTF-16 units after entities are parsed.</summary>
internal sealed record SendPhoto : ApiRequest<SentMessage>
{
    internal override string Method => "sendPhoto";

    internal override long? PacedChat => ChatId;

    internal override int Messages => 1;

    internal override TimeSpan? Patience => Upload is null ? null : FilePatience;

    internal override IReadOnlyList<(string Parameter, FileUpload File)> Uploads => Upload is null ? [] : [("photo", Upload)];

    public required long ChatId { get; init; }

    public int? MessageThreadId { get; init; }

    /// <summary>A file id that Telegram gave, or an address it shall fetch; null when <see cref="Upload"/> is set.</summary>
    public string? Photo { get; init; }

    /// <summary>At most 10 MB.</summary>
    [JsonIgnore]
    public FileUpload? Upload { get; init; }

    public HtmlText? Caption { get; init; }

    public string ParseMode { get; } = "HTML";

    public bool? DisableNotification { get; init; }

    public bool? AllowPaidBroadcast { get; init; }

    public InlineKeyboard? ReplyMarkup { get; init; }

    internal static readonly TimeSpan FilePatience = TimeSpan.FromMinutes(2);
}

/// <summary>Sends a file of at most 50 MB.</summary>
internal sealed record SendDocument : ApiRequest<SentMessage>
{
    internal override string Method => "sendDocument";

    internal override long? PacedChat => ChatId;

    internal override int Messages => 1;

    internal override TimeSpan? Patience => Upload is null ? null : SendPhoto.FilePatience;

    internal override IReadOnlyList<(string Parameter, FileUpload File)> Uploads => Upload is null ? [] : [("document", Upload)];

    public required long ChatId { get; init; }

    public int? MessageThreadId { get; init; }

    /// <summary>A file id that Telegram gave; null when <see cref="Upload"/> is set.</summary>
    public string? Document { get; init; }

    [JsonIgnore]
    public FileUpload? Upload { get; init; }

    public HtmlText? Caption { get; init; }

    public string ParseMode { get; } = "HTML";

    public bool? DisableNotification { get; init; }

    public InlineKeyboard? ReplyMarkup { get; init; }
}
