using ChatDigestBot.Playground.BotApi.Text;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.BotApi.Methods;

/// <summary>Reads a file given as upload, <c>attach://</c> name, address or file id.</summary>
internal static class FileReader
{
    private const int MaxPhotoBytes = 10 << 20;

    /// <summary>A host that never answers, so that a failing picture can be shown without the internet.</summary>
    private const string DeadHosts = ".invalid";

    public static Refusal? TryRead(ApiCall call, AttachmentKind kind, string field, out Attachment? attachment)
    {
        attachment = null;
        var value = call.Parameters.Text(field);
        var upload = call.Parameters.File(field) ?? (value.StartsWith("attach://", StringComparison.Ordinal) ? call.Parameters.File(value[9..]) : null);
        if (upload is not null)
        {
            if (upload.Bytes.IsEmpty)
            {
                return Refusal.Bad("file must be non-empty");
            }

            if (kind == AttachmentKind.Photo && upload.Bytes.Length > MaxPhotoBytes)
            {
                return Refusal.Bad("PHOTO_INVALID_DIMENSIONS");
            }

            attachment = new Attachment(kind, NewFileId(call.World)) { FileName = upload.FileName, MimeType = upload.ContentType, Bytes = upload.Bytes };
            return null;
        }

        if (value.Length == 0)
        {
            return Refusal.Bad($"There is no {field} in the request");
        }

        if (call.World.FindFile(value) is { } known)
        {
            attachment = known;
            return null;
        }

        if (!value.Contains("://", StringComparison.Ordinal))
        {
            return Refusal.Bad("wrong remote file identifier specified: Wrong character in the string");
        }

        if (LinkRule.Check(value, out _) is not { } url || !url.StartsWith("http", StringComparison.Ordinal))
        {
            return Refusal.Bad("wrong HTTP URL specified");
        }

        if (new Uri(url).Host.EndsWith(DeadHosts, StringComparison.Ordinal))
        {
            return Refusal.Bad("failed to get HTTP URL content");
        }

        attachment = new Attachment(kind, NewFileId(call.World)) { Url = url };
        return null;
    }

    private static string NewFileId(World world) => $"AgACplayground{world.NextFileNumber():D10}";
}
