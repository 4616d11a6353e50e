using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Web.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace ChatDigestBot.Web;

internal static class WebSetup
{
    /// <summary>What a request may bring at most, whatever it is for: Telegram's updates are the largest there are.</summary>
    internal const int MaxBodyBytes = 1024 * 1024;

    private const int MaxFormValueLength = 64 * 1024;

    public static IServiceCollection AddWeb(this IServiceCollection services, SettingReader settings)
    {
        var options = WebOptions.Read(settings);
        services.AddSingleton(options).AddSingleton<SignInKeyStore>().AddSingleton<ConsoleSessionStore>().AddSingleton<SignIn>().AddSingleton<AuditLog>();
        services
            .AddSingleton<LocalAddress>()
            .AddSingleton(PersonalTable.ByPerson("sign_in_keys"))
            .AddSingleton(PersonalTable.ByPerson("console_sessions"))
            .AddSingleton(PersonalTable.ByPerson("audit_entries") with { StaysBecause = "who did what in the console stays traceable" });
        services.AddAdminSession();
        services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "form");
        // By default any address takes 30 MB from anybody, and a form a thousand values of 4 MB; and every answer says what answers.
        services.Configure<KestrelServerOptions>(kestrel => (kestrel.Limits.MaxRequestBodySize, kestrel.AddServerHeader) = (MaxBodyBytes, false));
        services.Configure<FormOptions>(form => form.ValueLengthLimit = MaxFormValueLength);
        services.AddDataProtection().SetApplicationName("ChatDigestBot");
        services.AddSingleton<IXmlRepository, ProtectionKeyRepository>();
        var keyFile = ProtectionKeyFile.Read(settings);
        if (keyFile is not null)
        {
            services.AddSingleton(keyFile);
        }

        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(keys =>
        {
            keys.XmlRepository = provider.GetRequiredService<IXmlRepository>();
            keys.XmlEncryptor = keyFile;
        }));
        services.AddRazorComponents();
        // Forms carry a token that looks different in every answer, so that lengths give nothing away.
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "text/csv"];
        });
        return services;
    }

    public static void MapWeb(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<WebOptions>();
        app.UseReverseProxy(options);
        // Cookies travel by TLS only where people come by TLS, also where a proxy does not say so.
        app.UseCookiePolicy(new CookiePolicyOptions { Secure = options.IsPublicHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest });
        app.UseResponseCompression();
        app.UseSecurityHeaders();
        app.UseWholeText();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapAssets();
        app.MapSignIn();
        app.MapHealth();
        app.MapFallback(NoPageAsync);
    }

    // Scripts that ask for something else than a page get the code alone.
    private static Task NoPageAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
            ? NoPage.Result().ExecuteAsync(context)
            : Task.CompletedTask;
    }
}
