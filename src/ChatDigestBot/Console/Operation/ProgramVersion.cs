using System.Reflection;

namespace ChatDigestBot.Console.Operation;

internal static class ProgramVersion
{
    /// <summary>Such as <c>v1.0.0</c>, without what the build adds behind a plus.</summary>
    public static string Text { get; } = "v" + (typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0");
}
