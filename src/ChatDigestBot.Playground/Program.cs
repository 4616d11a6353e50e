return await ChatDigestBot.Playground.Hosting.PlaygroundCommand.RunAsync(args, Console.Out, Console.Error);
