using System.Net.Sockets;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using Microsoft.AspNetCore.Connections;

namespace ChatDigestBot.App;

/// <summary>Says in one sentence why a bot could not start, where the cause is the machine or a setting and no fault of ours. Pure.</summary>
internal static class StartFailure
{
    private const string UrlsSetting = "ASPNETCORE_URLS (or --urls)";

    /// <summary>Null for what only a programmer can understand.</summary>
    /// <param name="exception">What ended the start.</param>
    /// <param name="urls">The addresses the bot was to listen on.</param>
    public static string? InWords(Exception exception, string? urls) => exception switch
    {
        SettingException or DatabaseException => exception.Message,
        // SQLITE_CORRUPT and SQLITE_NOTADB.
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 11 or 26 } =>
            $"The database cannot be used ({DatabaseOptions.ConnectionSetting}): {OneLine(exception.Message)}. It is damaged, or no database: move it and what lies beside it away, and put a backup in its place.",
        System.Data.Common.DbException => $"The database cannot be used ({DatabaseOptions.ConnectionSetting}): {OneLine(exception.Message)}",
        _ when Find<AddressInUseException>(exception) is not null => Taken(urls),
        _ when Find<SocketException>(exception) is { } socket => SocketInWords(socket, urls),
        FormatException or InvalidOperationException when IsOfWebServer(exception) => $"The bot cannot listen on {urls} ({UrlsSetting}): {OneLine(exception.Message)}",
        UnauthorizedAccessException => $"A file or folder may not be used: {OneLine(exception.Message)} Give the bot the right to it, or name another place ({DatabaseOptions.ConnectionSetting}).",
        IOException => $"A file or folder cannot be used: {OneLine(exception.Message)}",
        _ => null,
    };

    private static string Taken(string? urls) => $"Another program listens on {urls} already: end it, or name another address ({UrlsSetting}).";

    private static string SocketInWords(SocketException socket, string? urls) => socket.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => Taken(urls),
        SocketError.AccessDenied => $"The bot may not listen on {urls}: take a port above 1023 ({UrlsSetting}), or give it the right to.",
        SocketError.AddressNotAvailable => $"The bot cannot listen on {urls}, since this machine has no such address: name another ({UrlsSetting}).",
        _ => $"The network cannot be used ({urls}): {OneLine(socket.Message)}",
    };

    private static bool IsOfWebServer(Exception exception) =>
        exception.TargetSite?.Module.Assembly.GetName().Name?.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) == true;

    private static T? Find<T>(Exception? exception)
        where T : Exception
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is T found)
            {
                return found;
            }
        }

        return null;
    }

    // What libraries say may have several lines, the first of which says it.
    private static string OneLine(string message) => message.ReplaceLineEndings("\n").Split('\n', 2)[0].Trim();
}
