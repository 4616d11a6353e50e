using System.Security.Cryptography;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Storage;
using ChatDigestBot.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Web;

/// <summary>Whoever can read the database cannot make a cookie of an admin.</summary>
public sealed class ProtectionKeyFileTests : IAsyncLifetime
{
    private readonly string _file = Path.GetTempFileName();

    private TestDatabase Test { get; set; } = null!;

    public async Task InitializeAsync()
    {
        await File.WriteAllBytesAsync(_file, RandomNumberGenerator.GetBytes(32));
        Test = await TestDatabase.CreateAsync(DatabaseEngine.Sqlite);
    }

    public async Task DisposeAsync()
    {
        File.Delete(_file);
        await Test.DisposeAsync();
    }

    [Fact]
    public async Task With_a_key_file_the_database_holds_no_key_that_opens_anything()
    {
        await using (var plain = Build(null))
        {
            Protect(plain, "before");
        }

        Assert.Contains("masterKey", Assert.Single(await StoredAsync()), StringComparison.Ordinal);
        string cookie;
        await using (var locked = Build(_file))
        {
            cookie = Protect(locked, "cookie");
        }

        var stored = (await StoredAsync()).Single(xml => xml.Contains("encryptedSecret", StringComparison.Ordinal));
        Assert.DoesNotContain("masterKey", stored, StringComparison.Ordinal);
        await using var again = Build(_file);
        Assert.Equal("cookie", again.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(cookie));
    }

    [Fact]
    public async Task A_key_stored_before_there_was_a_file_opens_nothing_any_more()
    {
        string cookie;
        await using (var plain = Build(null))
        {
            cookie = Protect(plain, "of whoever copied the database");
        }

        await using var locked = Build(_file);
        Assert.ThrowsAny<CryptographicException>(() => locked.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(cookie));
    }

    [Fact]
    public async Task A_file_that_is_missing_or_short_is_a_wrong_setting()
    {
        await File.WriteAllTextAsync(_file, "too short");
        foreach (var path in new[] { _file, _file + ".none" })
        {
            Assert.Contains(ProtectionKeyFile.Setting, Assert.Throws<SettingException>(() => ProtectionKeyFile.Read(Settings(path))).Message, StringComparison.Ordinal);
        }
    }

    private static string Protect(ServiceProvider services, string text) => services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect(text);

    private Task<List<string>> StoredAsync() => Test.QueryAsync<string>("SELECT xml FROM protection_keys");

    private ServiceProvider Build(string? file)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(Test.Database);
        services.AddWeb(Settings(file));
        return services.BuildServiceProvider();
    }

    private static SettingReader Settings(string? file) => new(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { [ProtectionKeyFile.Setting] = file })
        .Build());
}
