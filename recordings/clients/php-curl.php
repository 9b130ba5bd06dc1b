<?php

function section(string $name): void
{
    echo "\x1e$name\n";
}

$ch = curl_init(getenv('BASE_URL') . '/v2/account');
curl_setopt_array($ch, [
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_TIMEOUT => 2,
    CURLOPT_HTTPHEADER => ['Content-Type: application/json', 'Authorization: Bearer ' . getenv('DIGITALOCEAN_TOKEN')],
]);
$body = curl_exec($ch);
if ($body === false) {
    section('error');
    echo 'cURL error: ' . curl_error($ch) . "\n";
    section('errno');
    echo 'Error (' . curl_errno($ch) . '): ' . curl_error($ch) . ' for ' . curl_getinfo($ch, CURLINFO_EFFECTIVE_URL) . "\n";
} else {
    section('body');
    echo 'HTTP ' . curl_getinfo($ch, CURLINFO_HTTP_CODE) . "\n" . $body . "\n";
    if (getenv('CORE')) {
        section('dump');
        $data = json_decode($body);
        var_dump($data);
        echo $data->account->email, "\n";
        section('array');
        print_r(json_decode($body, true));
        section('info');
        print_r(array_intersect_key(curl_getinfo($ch), array_flip(['url', 'content_type', 'http_code', 'redirect_count'])));
    }
}

section('streams');
$context = stream_context_create(['http' => ['header' => 'Authorization: Bearer ' . getenv('DIGITALOCEAN_TOKEN'), 'timeout' => 2]]);
$body = file_get_contents(getenv('BASE_URL') . '/v2/account', false, $context);
