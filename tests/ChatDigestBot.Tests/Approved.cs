using System.Runtime.CompilerServices;

namespace ChatDigestBot.Tests;

/// <summary>Compares what people see with a file beside the test that a person has read and approved.</summary>
internal static class Approved
{
    /// <summary>Fails when the text differs from <c>Approved/NAME.txt</c>; with APPROVE=1 in the environment the file is written instead.</summary>
    public static void Verify(string text, string name, [CallerFilePath] string testFile = "")
    {
        // The compiler may have been told to write other paths; the checkout is where this file lies below the root.
        var folder = Path.GetDirectoryName(testFile[testFile.IndexOf("tests/ChatDigestBot.Tests/", StringComparison.Ordinal)..])!;
        var path = Repository.PathOf(Path.Combine(folder, "Approved", $"{name}.txt"));
        var received = text.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, received);
            return;
        }

        Assert.True(File.Exists(path), $"{name} is not approved yet; read it and run the test with APPROVE=1:\n{received}");
        Assert.Equal(File.ReadAllText(path), received);
    }
}
