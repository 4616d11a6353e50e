return await ChatDigestBot.App.CommandLine.RunAsync(args);
