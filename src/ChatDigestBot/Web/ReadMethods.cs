namespace ChatDigestBot.Web;

/// <summary>By which methods whatever only shows is asked for: a browser's, and that of whoever looks whether it is there.</summary>
internal static class ReadMethods
{
    public static readonly string[] All = [HttpMethods.Get, HttpMethods.Head];
}
