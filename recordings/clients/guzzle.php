<?php

require '/usr/share/php/GuzzleHttp/autoload.php';

use GuzzleHttp\Client;
use GuzzleHttp\Exception\RequestException;

function section(string $name): void
{
    echo "\x1e$name\n";
}

$client = new Client([
    'base_uri' => getenv('BASE_URL'),
    'timeout' => 2,
    'headers' => ['Authorization' => 'Bearer ' . getenv('DIGITALOCEAN_TOKEN')],
    'verify' => '/etc/ssl/certs/ca-certificates.crt',
]);

function account(Client $client): void
{
    section('output');
    $response = $client->get('/v2/account');
    $data = json_decode($response->getBody(), true, 512, JSON_THROW_ON_ERROR);
    echo $data['account']['email'], "\n";
}

try {
    account($client);
} catch (\Throwable $e) {
    section('message');
    echo 'Error: ' . $e->getMessage() . "\n";
    if (getenv('CORE')) {
        section('string');
        echo $e, "\n";
        if ($e instanceof RequestException && $e->hasResponse()) {
            section('body');
            echo $e->getResponse()->getStatusCode(), ' ', $e->getResponse()->getBody(), "\n";
        }
        section('uncaught');
        throw $e;
    }
}
